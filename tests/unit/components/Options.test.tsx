// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Options, type OptionsProps } from '#components/options/Options.tsx';
import type { Settings } from '#lib/pod/settings-messages.ts';
import { textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const settings: Settings = { version: '1.2.3', signedInAs: 'pat@northwind.example', refusals: {} };

function show(reply: OptionsProps['reply'], busy = false) {
  const wishes = { onSignOut: vi.fn(), onTryAgain: vi.fn() };
  render(<Options reply={reply} busy={busy} {...wishes} />);
  return wishes;
}

describe('the options page', () => {
  it('says who is signed in, and signs out', () => {
    const { onSignOut } = show({ ok: true, settings });
    expect(textOnScreen()).toContain('Signed in to WisePay as pat@northwind.example.');
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it('says that nobody is signed in, and where to sign in', () => {
    show({ ok: true, settings: { ...settings, signedInAs: null } });
    expect(textOnScreen()).toContain('Nobody is signed in to WisePay. Open an invoice in ConnectWise PSA');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('tells the version, and that nothing was refused', () => {
    show({ ok: true, settings });
    expect(textOnScreen()).toContain('Version1.2.3');
    expect(textOnScreen()).toContain('Refused since the browser was startedNothing');
  });

  it('tells how often what was refused, in words', () => {
    show({ ok: true, settings: { ...settings, refusals: { unknown_sender: 2, of_a_newer_version: 1 } } });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Messages from somebody who may not speak to the POD: 2',
      'of_a_newer_version: 1',
    ]);
  });

  it('says what went wrong, and tries again', () => {
    const { onTryAgain } = show({ ok: false, error: { code: 'internal', details: {} } });
    expect(textOnScreen()).toContain('The POD ran into a problem');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onTryAgain).toHaveBeenCalledOnce();
  });

  it('does nothing twice while it waits for the worker', () => {
    const { onSignOut } = show({ ok: true, settings }, true);
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSignOut).not.toHaveBeenCalled();
  });
});
