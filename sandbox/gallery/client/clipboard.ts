/** A clipboard that takes every copy or none: the browser's own decides by whether a person has clicked. */

/** Puts it in place of the document's own. Returns a function that undoes that. */
export function replaceClipboard(document: Document, isCopied: boolean): () => void {
  const execCommand = () => {
    if (isCopied) document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer() }));
    return isCopied;
  };
  Object.defineProperty(document, 'execCommand', { configurable: true, value: execCommand });
  return () => void Reflect.deleteProperty(document, 'execCommand');
}
