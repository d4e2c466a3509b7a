// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PodView } from '#lib/protocol/views.ts';
import { readyView } from '../support/invoices.ts';
import { actionNames, openGuard, renderPod, renderView, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const email = 'pat@northwind.example';
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('the panel before the first answer', () => {
  it('says that it is loading, and has nothing to press', () => {
    renderPod({});
    expect(screen.getByRole('status', { name: 'Loading the invoice from WisePay' })).toBeTruthy();
    expect(actionNames()).toEqual([]);
  });
});

describe('the panel’s header', () => {
  it('names WisePay and can be collapsed', () => {
    const { onCollapse } = renderView(readyView());
    expect(screen.getByRole('heading', { level: 1, name: 'WisePay' })).toBeTruthy();
    press('Collapse');
    expect(onCollapse).toHaveBeenCalledExactlyOnceWith(true);
  });

  it.each([
    { side: 'right', button: 'Move to the left', other: 'left' },
    { side: 'left', button: 'Move to the right', other: 'right' },
  ] as const)('moves a panel from the $side to the other side', ({ side, button, other }) => {
    const onSide = vi.fn();
    const docking = { side, place: 'panel', width: 320, offset: 0 } as const;
    renderPod({ view: readyView() }, false, openGuard, { dock: { docking, onSide } });
    press(button);
    expect(onSide).toHaveBeenCalledExactlyOnceWith(other);
  });

  it('leaves a tab when collapsed, which says what is due and opens the panel', () => {
    const { onCollapse } = renderPod({ view: readyView() }, true);
    expect(textOnScreen()).toBe('$1,000.00 due');
    press('$1,000.00 due. Open the WisePay panel');
    expect(onCollapse).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('somebody who is not signed in', () => {
  const view: PodView = { kind: 'sign_in', email };

  it('sees with which address to sign in, and can', () => {
    const { panel } = renderView(view);
    expect(textOnScreen()).toContain(email);
    expect(actionNames()).toEqual(['Sign in to WisePay']);
    press('Sign in to WisePay');
    expect(panel.signIn).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('cannot open a second window while one is open', () => {
    const { callCount } = renderPod({ view, busy: 'sign_in' });
    press('Sign in to WisePay');
    expect(callCount()).toBe(0);
  });

  it('sees why it did not work, and can try again', () => {
    const error = { code: 'sign_in_cancelled', details: {} } as const;
    const { panel } = renderPod({ view, failure: { action: 'sign_in', error } });
    expect(screen.getByRole('alert').textContent).toContain('Not signed in');
    press('Sign in to WisePay');
    expect(panel.signIn).toHaveBeenCalledOnce();
  });
});

describe('somebody who may not use the POD', () => {
  const refused = { kind: 'refused' } as const;
  const checkable: [PodView, string, string][] = [
    [{ ...refused, reason: 'user_unknown', email }, 'No WisePay account found', email],
    [{ ...refused, reason: 'user_inactive', email }, 'Your WisePay user is inactive', email],
    [{ ...refused, reason: 'not_admin', email }, 'Your WisePay user isn’t an admin', email],
    [
      { ...refused, reason: 'member_unreadable' },
      'We can’t tell who is signed in to PSA',
      'Refresh the page',
    ],
  ];

  it.each(checkable)('sees why, and can have it checked again: $reason', (view, title, text) => {
    const { panel } = renderView(view);
    expect(screen.getByRole('heading', { level: 2, name: title })).toBeTruthy();
    expect(textOnScreen()).toContain(text);
    expect(actionNames()).toEqual(['Check again']);
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  const other: PodView = {
    ...refused,
    reason: 'signed_in_as_other',
    email,
    wisepayEmail: 'sam@northwind.example',
  };

  it('because WisePay knows somebody else sees both addresses, and can switch', () => {
    const { panel } = renderView(other);
    expect(textOnScreen()).toContain(`In PSA you’re ${email}; in WisePay you’re sam@northwind.example`);
    expect(actionNames()).toEqual(['Sign in to WisePay']);
    press('Sign in to WisePay');
    expect(panel.signIn).toHaveBeenCalledExactlyOnceWith(true);
  });

  it.each([...checkable.map(([view]) => view), other])('can do nothing twice at a time: $reason', (view) => {
    const { callCount } = renderPod({ view, busy: view === other ? 'sign_in' : 'check_again' });
    const buttons = within(screen.getByRole('main')).getAllByRole('button');
    // The report asks nothing of WisePay.
    const asking = buttons.filter(({ textContent }) => textContent !== 'Copy diagnostics report');
    expect(asking.length).toBeGreaterThan(0);
    for (const button of asking) fireEvent.click(button);
    expect(callCount()).toBe(0);
  });

  it('sees an address as text, whatever it contains', () => {
    renderView({ ...refused, reason: 'user_unknown', email: '<img src=x>@evil.example' });
    expect(document.querySelector('img')).toBeNull();
    expect(textOnScreen()).toContain('<img src=x>@evil.example');
  });
});

describe('an invoice that is not synced', () => {
  it.each([
    ['unknown', 'Invoice 20105 isn’t in WisePay. New invoices appear'],
    ['location_excluded', 'excludes this invoice’s location'],
    ['status_not_closed', 'billing status isn’t closed'],
    ['before_start_date', 'older than the start date'],
  ] as const)('has no payment button, and says why: %s', (reason, text) => {
    const { panel } = renderView({ kind: 'not_synced', reason, number: '20105' });
    expect(
      screen.getByRole('heading', { level: 2, name: 'This invoice isn’t synced to WisePay' }),
    ).toBeTruthy();
    expect(textOnScreen()).toContain(text);
    expect(actionNames()).toEqual(['Check again']);
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('says why for a page that shows no number', () => {
    renderView({ kind: 'not_synced', reason: 'unknown', recordId: '5105' });
    expect(textOnScreen()).toContain('This invoice isn’t in WisePay. New invoices appear');
  });

  it('is checked once at a time', () => {
    const view: PodView = { kind: 'not_synced', reason: 'unknown' };
    const { callCount } = renderPod({ view, busy: 'check_again' });
    press('Check again');
    expect(callCount()).toBe(0);
  });

  it('says at once why checking did not work, and what to tell support', () => {
    const error = { code: 'offline', details: { requestId: 'req_42' } } as const;
    const view: PodView = { kind: 'not_synced', reason: 'unknown' };
    renderPod({ view, failure: { action: 'check_again', error } });
    expect(screen.getByRole('alert').textContent).toContain('Can’t reach WisePay');
    expect(screen.getByRole('alert').textContent).toContain('req_42');
    expect(actionNames()).toEqual(['Check again']);
  });
});

describe('a page that more than one invoice fits', () => {
  it('lists them, and lets none be paid', () => {
    const candidate = { number: '20101', recordId: '5101', company: 'northwind' };
    const view: PodView = {
      kind: 'ambiguous',
      reason: 'candidates',
      candidates: [candidate, { ...candidate, company: 'southwind' }],
    };
    const { panel } = renderView(view);
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items).toEqual(['20101 – northwind', '20101 – southwind']);
    expect(actionNames()).toEqual(['Check again']);
    press('Check again');
    expect(panel.checkAgain).toHaveBeenCalledOnce();
  });

  it('says that its address and its content disagree', () => {
    renderView({ kind: 'ambiguous', reason: 'mismatch', recordId: '5101', number: '20102' });
    expect(textOnScreen()).toContain('page URL and its content show different invoices');
    expect(actionNames()).toEqual(['Check again']);
  });
});
