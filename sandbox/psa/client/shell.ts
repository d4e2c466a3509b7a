/** The parts around the screens: the top bar with the user's menu, and the menu on the left. */
import type { PsaMember } from '../member.ts';
import type { Place } from '../places.ts';
import { companies } from '../records.ts';
import type { Navigation } from './screen.ts';
import { element, label, onActivate, setShown } from './widgets/dom.ts';

const menu: readonly { readonly group: string; readonly entries: readonly [string, Place][] }[] = [
  { group: 'Home', entries: [['Today', { screen: 'today' }]] },
  { group: 'Finance', entries: [['Invoice Search', { screen: 'invoice-search' }]] },
  { group: 'Service Desk', entries: [['Service Board', { screen: 'service-board' }]] },
  {
    group: 'Companies',
    entries: companies
      .slice(0, 4)
      .map(({ name, recordId }): [string, Place] => [name, { screen: 'company', recordId }]),
  },
];

/** The frame of the client around `content`. */
export function shell(
  member: PsaMember,
  content: HTMLElement,
  { go }: Pick<Navigation, 'go'>,
  onSignOut: () => void,
): HTMLElement {
  return element(
    'div',
    { class: 'cw_Shell' },
    element(
      'div',
      { class: 'cw_TopBar' },
      element('div', { class: 'cw_ProductName' }, 'ConnectWise PSA'),
      element('div', { class: 'cw_SandboxNote' }, 'Sandbox'),
      userMenu(member, onSignOut),
    ),
    element('div', { class: 'cw_ShellBody' }, leftMenu(go), content),
  );
}

function leftMenu(go: (place: Place) => void): HTMLElement {
  const groups = menu.map(({ group, entries }) =>
    element(
      'div',
      { class: 'cw_NavigationGroup' },
      label(group, 'cw_NavigationGroupLabel'),
      ...entries.map(([text, place]) => {
        const entry = label(text, 'cw_NavigationItem');
        onActivate(entry, () => go(place));
        return entry;
      }),
    ),
  );
  return element('div', { class: 'cw_NavigationPanel', role: 'navigation' }, ...groups);
}

function userMenu({ firstName, lastName, email }: PsaMember, onSignOut: () => void): HTMLElement {
  const button = element(
    'div',
    { class: 'cw_MyAccountButton', role: 'button' },
    `${firstName} ${lastName} ▾`,
  );
  const signOut = element('div', { class: 'cw_MyAccountItem', role: 'menuitem' }, 'Sign out');
  const popup = element(
    'div',
    { class: 'cw_MyAccountMenu', role: 'menu' },
    element('div', { class: 'cw_MyAccountEmail' }, email),
    signOut,
  );
  setShown(popup, false);
  onActivate(button, () => setShown(popup, popup.style.display === 'none'));
  onActivate(signOut, onSignOut);
  return element('div', { class: 'cw_MyAccount' }, button, popup);
}
