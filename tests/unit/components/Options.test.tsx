// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setLocale } from '#lib/i18n/locale.ts';
import { setLanguage } from '#lib/i18n/translate.ts';
import { region, show, textOf, under } from '../support/options-page.tsx';
import { textOnScreen } from '../support/render-pod.tsx';
import { settings } from '../support/settings.ts';

beforeEach(() => setLocale('en-US'));
afterEach(async () => {
  cleanup();
  await setLanguage('en');
  setLocale(null);
});

describe('the account', () => {
  it('says who is signed in, and signs out', () => {
    const { signOut } = show({});
    expect(textOf('Account')).toContain('Signed in to WisePay as pat@northwind.example.');
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(signOut).toHaveBeenCalledOnce();
  });

  it('says that nobody is signed in, and where to sign in', () => {
    show({ settings: { ...settings, signedInAs: null } });
    expect(textOf('Account')).toContain('No one is signed in to WisePay. Open an invoice in ConnectWise PSA');
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  });

  it('does nothing twice while it waits for the worker', () => {
    const { signOut } = show({ busy: true });
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(signOut).not.toHaveBeenCalled();
  });
});

describe('the PSA servers', () => {
  it('are the package’s own where policy names none', () => {
    show({});
    expect(textOf('PSA servers')).toContain('*.myconnectwise.netstaging.connectwisedev.comBuilt in');
    expect(region('PSA servers').queryByRole('button')).toBeNull();
  });

  it('are told one by one with their state, and only one that waits can be allowed', () => {
    const { allow } = show({
      settings: {
        ...settings,
        onPremiseHosts: [
          { host: 'na.myconnectwise.net', state: 'served' },
          { host: 'cw.one.example', state: 'allowed' },
          { host: 'cw.two.example', state: 'not_allowed' },
          { host: 'psa.localhost:4600', state: 'not_grantable' },
        ],
      },
    });
    const rows = region('PSA servers')
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(rows.slice(0, 4)).toEqual([
      'na.myconnectwise.netBuilt in',
      'cw.one.exampleAllowed',
      'cw.two.exampleNot allowed yetAllow',
      'psa.localhost:4600Not supported by this version',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Allow' }));
    expect(allow).toHaveBeenCalledExactlyOnceWith('cw.two.example');
  });

  it('says that nothing has changed when one was not allowed', () => {
    show({ refusedHost: 'cw.two.example' });
    expect(textOf('PSA servers')).toContain('cw.two.example was not allowed. Nothing changed.');
  });
});

describe('the language', () => {
  const select = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language' });

  it('is the browser’s until another one is chosen', () => {
    const { chooseLocale } = show({});
    expect(select().value).toBe('');
    fireEvent.change(select(), { target: { value: 'de' } });
    expect(chooseLocale).toHaveBeenCalledExactlyOnceWith('de');
  });

  it('is followed by amounts and dates, as an example shows', () => {
    setLocale('de');
    show({ settings: { ...settings, localeChoice: 'de' } });
    expect(select().value).toBe('de');
    expect(textOf('Language')).toContain('look like 1.234,50\u00a0$ and 31.03.2027.');
  });

  it('is chosen by its own name, which readers of another language find as well', async () => {
    await setLanguage('de');
    show({});
    const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(names).toEqual(
      expect.arrayContaining(['English (Australia)', 'Deutsch (Schweiz)', 'Français (Canada)', 'العربية']),
    );
    expect(screen.getByRole('option', { name: 'Español' })).toHaveProperty('lang', 'es');
  });

  it('can be given back to the browser', () => {
    const { chooseLocale } = show({ settings: { ...settings, localeChoice: 'de' } });
    fireEvent.change(select(), { target: { value: '' } });
    expect(chooseLocale).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('cannot be chosen where policy sets it', () => {
    show({ settings: { ...under({ locale: 'fr-CA' }), localeChoice: 'de' } });
    expect(textOf('Language')).toContain('French (Canada), set by your administrator.');
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

describe('what the administrator has set', () => {
  it('is nothing where there is no policy', () => {
    show({});
    expect(textOf('Set by your administrator')).toContain('No settings are managed');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('is told by name, value and source, and cannot be changed', () => {
    show({
      settings: under(
        { disabledActions: ['terminal', 'refund'], refundLimit: { value: 50_000, currency: 'USD' } },
        { set: ['disabledActions', 'refundLimit'] },
      ),
    });
    const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['Setting', 'Current value', 'Source'],
      ['Turned off disabledActions', 'Send to Terminal, Refund', ' Managed policy'],
      ['Refund limit refundLimit', 'Up to $500.00', ' Managed policy'],
    ]);
    expect(within(screen.getByRole('table')).queryByRole('button')).toBeNull();
  });

  it('names what in it cannot be used, and what holds in its place', () => {
    show({
      settings: under(
        { psaHosts: ['cw.example.com'] },
        {
          problems: [
            { key: 'refundLimits', reason: 'unknown_key' },
            { key: 'psaHosts', reason: 'partly_bad' },
            { key: 'idleMinutes', reason: 'bad_value' },
          ],
        },
      ),
    });
    const problems = region('Set by your administrator')
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(problems).toEqual([
      'Unknown refundLimitsThis version doesn’t have this setting, so it is ignored.',
      'PSA servers psaHostsPart of this value can’t be used and is ignored. Current value: cw.example.com.',
      'Sign out when idle idleMinutesThis value can’t be used and is ignored. Current value: After 15 minutes.',
    ]);
  });
});

describe('support', () => {
  it('is where the policy sends people', () => {
    show({
      settings: under({
        supportEmail: 'help+pod@northwind.example',
        supportUrl: 'https://northwind.example/help',
      }),
    });
    const links = region('Support').getAllByRole<HTMLAnchorElement>('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'mailto:help%2Bpod@northwind.example',
      'https://northwind.example/help',
    ]);
  });

  it('is left out where it names none', () => {
    show({});
    expect(screen.queryByRole('region', { name: 'Support' })).toBeNull();
  });
});

describe('the diagnostics', () => {
  it('tell the version, and that nothing was refused', () => {
    show({});
    expect(textOf('Diagnostics')).toContain('Version1.2.3');
    expect(textOf('Diagnostics')).toContain('Blocked since browser startNothing');
  });

  it('tell how often what was refused, in words', () => {
    show({ settings: { ...settings, refusals: { unknown_sender: 2, of_a_newer_version: 1 } } });
    const items = region('Diagnostics').getAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Messages from unknown senders: 2',
      'of_a_newer_version: 1',
    ]);
  });

  it('are copied as a report', () => {
    const { copyReport } = show({ report: { text: 'the report', isCopied: true } });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The report' }).value).toBe('the report');
    fireEvent.click(screen.getByRole('button', { name: 'Copy diagnostics report' }));
    expect(copyReport).toHaveBeenCalledOnce();
  });
});

describe('a failure', () => {
  it('is told, and tried again', () => {
    const { tryAgain } = show({ settings: null, error: { code: 'internal', details: {} } });
    expect(textOnScreen()).toContain('Something went wrong');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(tryAgain).toHaveBeenCalledOnce();
  });
});
