/**
 * Puts a text on the clipboard, in answer to a click. Pages do not open `navigator.clipboard` to the frames in them, so
 * it is the older copy command, which browsers leave to every frame; the text goes by the event, and no selection
 * changes.
 *
 * @returns whether the browser has taken it
 */
export function copyText(text: string): boolean {
  let isTaken = false;
  const give = (copying: ClipboardEvent) => {
    if (copying.clipboardData === null) return;
    copying.clipboardData.setData('text/plain', text);
    // What is selected would be copied instead.
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
