/** Parts of the PSA client live in frames of its own origin; deeper nesting than this has not been seen. */
const maximumDepth = 3;

/**
 * A document and the documents of its same-origin frames, outermost first. The frames come from `window.length`:
 * searching for their elements would walk the whole document each time.
 */
export function documentsWithin(document: Document, depth = 0): Document[] {
  const window = document.defaultView;
  const documents = [document];
  if (!window || depth === maximumDepth) return documents;
  for (let index = 0; index < window.length; index += 1) {
    const inner = documentOf(window[index]);
    if (inner) documents.push(...documentsWithin(inner, depth + 1));
  }
  return documents;
}

/** The frame's document; undefined if the frame has another origin. */
function documentOf(frame: Window | undefined): Document | undefined {
  try {
    return frame?.document;
  } catch {
    return undefined;
  }
}

/** Elements and all their ancestors, including those outside their frames, each once. */
export function withAncestors(...elements: readonly Element[]): Element[] {
  const all = new Set<Element>();
  for (const element of elements) {
    let next: Element | null | undefined = element;
    // The ancestors of a known element are known, too.
    while (next && !all.has(next)) {
      all.add(next);
      next = next.parentElement ?? next.ownerDocument.defaultView?.frameElement;
    }
  }
  return [...all];
}
