/**
 * Moves the focus within the panel. If the page around the panel has the focus, it keeps it: a person may type there.
 */
export function takeFocus(element: HTMLElement | null | undefined): void {
  if (document.hasFocus()) element?.focus();
}
