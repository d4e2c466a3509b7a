/**
 * Moves the focus within the panel. The page around the panel keeps it when it has it: somebody may be typing there.
 */
export function takeFocus(element: HTMLElement | null | undefined): void {
  if (document.hasFocus()) element?.focus();
}
