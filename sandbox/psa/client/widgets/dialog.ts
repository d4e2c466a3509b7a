/** PSA's dialog window, over a mask that keeps clicks from the page below. */
import { plainButton } from './button.ts';
import { element, onActivate } from './dom.ts';

/** Opens a dialog with a text and a Close button. */
export function openDialog(title: string, text: string): void {
  const close = () => {
    mask.remove();
    dialog.remove();
  };
  const cross = element(
    'div',
    { class: 'gwt-Image cw-gxt-wnd-cls', role: 'button', 'aria-label': 'Close' },
    '×',
  );
  onActivate(cross, close);
  const mask = element('div', { class: 'cw-gxt-mask' });
  const dialog = element(
    'div',
    { class: 'cw-gxt-wnd', role: 'dialog', 'aria-label': title },
    element('div', { class: 'cw-gxt-wnd-header' }, element('div', { class: 'mm_label' }, title), cross),
    element('div', { class: 'cw-gxt-wnd-body' }, text),
    element('div', { class: 'cw-gxt-wnd-footer' }, plainButton({ label: 'Close', onClick: close })),
  );
  document.body.append(mask, dialog);
}
