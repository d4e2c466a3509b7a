/** PSA's login page, with the real one's IDs. */
import type { PsaMember } from '../member.ts';
import { signIn } from './session.ts';
import { plainButton } from './widgets/button.ts';
import { element, label } from './widgets/dom.ts';

/** The login form; `onSignedIn` is called once the server knows the member. */
export function loginView(onSignedIn: (member: PsaMember) => void): HTMLElement {
  const company = element('input', { id: 'company', autocomplete: 'off', value: 'northwind' });
  const username = element('input', { id: 'username', autocomplete: 'off' });
  const password = element('input', { id: 'password', type: 'password', autocomplete: 'off' });
  const message = element('div', { class: 'cw_LoginMessage', role: 'alert' });
  const submit = async () => {
    const member = await signIn(company.value.trim(), username.value.trim());
    if (member === null) message.textContent = 'The company, user name or password is not correct.';
    else onSignedIn(member);
  };
  const button = plainButton({ label: 'Login', onClick: () => void submit() });
  button.id = 'loginBtn';
  const box = element(
    'div',
    { class: 'cw_LoginBox' },
    element('h1', {}, 'ConnectWise PSA'),
    row('Company', company),
    row('Username', username),
    row('Password', password),
    message,
    button,
  );
  box.addEventListener('keydown', (event) => {
    if (event.isTrusted && event.key === 'Enter' && event.target !== button) void submit();
  });
  return element('div', { class: 'cw_LoginView' }, box);
}

function row(text: string, input: HTMLInputElement): HTMLElement {
  input.ariaLabel = text;
  return element('div', { class: 'cw_LoginRow' }, label(text), input);
}
