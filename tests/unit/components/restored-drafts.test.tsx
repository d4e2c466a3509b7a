// @vitest-environment happy-dom
/** What was typed before a reload: whether its form opens with it depends on what the invoice allows by now. */
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { KeptDrafts } from '#lib/panel/kept-drafts.ts';
import type { StoredDrafts } from '#lib/protocol/drafts-message.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { actionable, operation, terminalPayment, usd, without } from '../support/actionable.ts';
import { openGuard, press, renderPod, textOnScreen } from '../support/render-pod.tsx';

afterEach(cleanup);

const typed: StoredDrafts = {
  invoice: '5101 20101',
  form: null,
  pay: null,
  terminal: {
    terminalId: 'trm_front',
    amount: '12.34',
    seenBalance: usd(100_000),
    seen: { version: '1', total: null },
    acknowledged: null,
    acknowledgedPayments: [],
    isSent: false,
  },
  refund: { parts: [], reason: null, note: 'Agreed by phone.', reviewedVersion: null },
};

const forms = { terminal: 'Send to Terminal', remind: 'Re-send Reminder', refund: 'Refund' } as const;
type Form = keyof typeof forms;

/** The panel after a reload that found this form open. */
function reload(form: Form, view: ReadyView) {
  const drafts = { ...typed, form };
  const keptDrafts: KeptDrafts = {
    of: (invoiceId) => (invoiceId === 'inv_1' ? drafts : undefined),
    isRead: () => true,
    read: () => Promise.resolve(),
    keep: () => {},
    leave: () => {},
  };
  return renderPod({ view }, false, openGuard, { keptDrafts });
}

const isOpen = (form: Form) => screen.queryByRole('heading', { name: forms[form] }) !== null;
const amount = () => screen.getByLabelText<HTMLInputElement>('Amount').value;

const paid = actionable({
  balance: usd(0),
  actions: {
    pay: { allowed: false, reason: 'invoice_paid' },
    terminal: { allowed: false, reason: 'invoice_paid' },
    remind: { allowed: false, reason: 'invoice_paid' },
    refund: { allowed: true },
  },
});

describe('a form that was open before a reload', () => {
  it.each(Object.keys(forms) as Form[])('is open again where it can be opened: %s', (form) => {
    reload(form, actionable());
    expect(isOpen(form)).toBe(true);
  });

  it.each<[Form, string, ReadyView]>([
    ['terminal', 'the invoice is paid', paid],
    ['terminal', 'a payment is on a terminal', actionable({}, { terminalPayment })],
    ['terminal', 'a payment is uncertain', actionable({}, { operations: [operation({ kind: 'terminal' })] })],
    ['terminal', 'the surcharge cannot be read', actionable({ surcharge: null })],
    ['remind', 'the invoice is paid', paid],
    ['remind', 'a reminder went out a while ago', actionable(without('remind', 'cooldown'))],
    ['refund', 'nothing is left to refund', actionable(without('refund', 'nothing_refundable'))],
    ['refund', 'there is no payment', actionable({ payments: [] })],
  ])('stays closed where it cannot be opened: %s, %s', (form, _, view) => {
    reload(form, view);
    expect(isOpen(form)).toBe(false);
  });

  it('is open with what was typed once it can be opened, but only when the person opens it', () => {
    const { show } = reload('terminal', actionable({ surcharge: null }));
    show({ view: actionable() });
    expect(isOpen('terminal')).toBe(false);
    press('Send to Terminal');
    expect(amount()).toBe('12.34');
  });

  it('keeps a refund’s note for later', () => {
    const { show } = reload('refund', actionable(without('refund', 'nothing_refundable')));
    show({ view: actionable() });
    press('Refund');
    expect(screen.getByDisplayValue('Agreed by phone.')).toBeTruthy();
  });

  it('stays open when the invoice changes while it is open', () => {
    const { show } = reload('terminal', actionable());
    show({ view: actionable({ surcharge: null }) });
    expect(isOpen('terminal')).toBe(true);
    expect(textOnScreen()).toContain('We couldn’t read WisePay’s surcharge');
    show({ view: { kind: 'unavailable', error: { code: 'offline', details: {} } } });
    show({ view: paid });
    expect(isOpen('terminal')).toBe(true);
  });

  it('is closed with Escape as ever, and stays closed', () => {
    const { show } = reload('remind', actionable());
    fireEvent.keyDown(screen.getByRole('heading', { name: forms.remind }), { key: 'Escape' });
    show({ view: actionable({ version: '2' }) });
    expect(isOpen('remind')).toBe(false);
  });
});
