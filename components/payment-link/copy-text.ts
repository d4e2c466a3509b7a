/**
 * Copies a text to the clipboard, in response to a click. Pages do not open `navigator.clipboard` to the frames in
 * them, so this uses the older copy command, which browsers allow in every frame. The event carries the text, and no
 * selection changes.
 *
 * @returns whether the browser has accepted the text
 */
export function copyText(text: string): boolean {
  let isTaken = false;
  const give = (copying: ClipboardEvent) => {
    if (copying.clipboardData === null) return;
    copying.clipboardData.setData('text/plain', text);
    // Otherwise the browser would copy the selection.
    copying.preventDefault();
    isTaken = true;
  };
  document.addEventListener('copy', give);
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    document.removeEventListener('copy', give);
  }
}
