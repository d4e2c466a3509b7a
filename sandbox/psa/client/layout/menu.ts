/** The bar above a layout's screens. */
import { element, onActivate } from '../widgets/dom.ts';

/** A bar with a button for each action, by its name. */
export function layoutMenu(title: string, actions: Readonly<Record<string, () => void>>): HTMLElement {
  const buttons = Object.entries(actions).map(([name, action]) => {
    const button = element('div', { class: 'cw_LayoutBarButton', role: 'button' }, name);
    onActivate(button, action);
    return button;
  });
  return element(
    'div',
    { class: 'cw_TopBar cw_LayoutBar' },
    element('div', { class: 'cw_ProductName' }, 'ConnectWise PSA'),
    element('div', { class: 'cw_SandboxNote' }, title),
    ...buttons,
  );
}
