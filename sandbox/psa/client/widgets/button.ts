/** PSA's buttons: plain `div`s, named by a class. */
import { element, onActivate } from './dom.ts';

export interface ButtonSpec {
  readonly label: string;
  readonly onClick: () => void;
}

/** A toolbar button; `Save and Close` gets the class `cw_ToolbarButton_SaveAndClose`. */
export function toolbarButton({ label, onClick }: ButtonSpec): HTMLElement {
  const name = label.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase());
  const made = element(
    'div',
    { class: `mm_button cw_ToolbarButton_${name}`, role: 'button' },
    element('div', { class: 'mm_buttonIcon' }),
    element('div', { class: 'mm_buttonLabel' }, label),
  );
  onActivate(made, onClick);
  return made;
}

/** A button in a form or dialog. */
export function plainButton({ label, onClick }: ButtonSpec): HTMLElement {
  const made = element('div', { class: 'mm_button cw_CwButton', role: 'button' }, label);
  onActivate(made, onClick);
  return made;
}
