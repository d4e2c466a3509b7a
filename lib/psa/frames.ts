/** Parts of the PSA client live in frames of its own origin; deeper nesting than this has not been seen. */
const maximumDepth = 3;

/**
 * A document and the documents of its same-origin frames, outermost first. A frame of another origin gives no
 * document, and in some states throws: it is left out.
 */
export function documentsWithin(document: Document, depth = 0): Document[] {
  const documents = [document];
  if (depth === maximumDepth) return documents;
  for (const frame of document.getElementsByTagName('iframe')) {
    const inner = documentOf(frame);
    if (inner) documents.push(...documentsWithin(inner, depth + 1));
  }
  return documents;
}

function documentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
