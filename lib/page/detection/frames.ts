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

/** An element and all its ancestors, including those outside its frame. */
export function withAncestors(element: Element): Element[] {
  const outer = element.parentElement ?? element.ownerDocument.defaultView?.frameElement;
  return outer ? [element, ...withAncestors(outer)] : [element];
}
