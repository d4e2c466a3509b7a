// @vitest-environment happy-dom
/** Values that WisePay adds to its lists are shown as WisePay writes them, and nothing is concluded from them. */
import { cleanup, screen } from '@testing-library/preact';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { formatMoney } from '#lib/money/money.ts';
import { showInvoice, showTerminalPayment } from '#lib/protocol/shown.ts';
import { podViewSchema, type ReadyView } from '#lib/protocol/views.ts';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { terminalPaymentSchema } from '#lib/wisepay/schemas/terminal-payment.ts';
import { actionable, operation, terminalPayment, usd } from '../support/actionable.ts';
import { sampleInvoice } from '../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import {
  actionNames,
  described,
  isPaymentBlocked,
  press,
  renderView,
  textOnScreen,
} from '../support/render-pod.tsx';

afterEach(cleanup);

/** The view of a WisePay answer with `change`: parsed by the worker, then by the panel. */
function answered(change: Readonly<Record<string, unknown>>, more: Partial<ReadyView> = {}): ReadyView {
  const { actions, payments, terminals, payer } = actionable().invoice;
  const answer = { ...sampleInvoice, actions, payments, terminals, payer, ...change };
  const view = { ...actionable({}, more), invoice: showInvoice(v.parse(invoiceSchema, answer)) };
  const read = v.parse(podViewSchema, JSON.parse(JSON.stringify(view)));
  if (read.kind !== 'ready') throw new Error(`It is ${read.kind}.`);
  return read;
}

const showAnswer = (change: Readonly<Record<string, unknown>>, more?: Partial<ReadyView>) =>
  renderView(answered(change, more));
const no = (reason?: unknown) => ({ allowed: false, reason });

describe('an invoice', () => {
  it('in an unlisted state shows it as WisePay writes it, and what may be done as WisePay says', () => {
    showAnswer({ status: 'in_dispute', type: 'adjustment' });
    expect(document.querySelector('.badge')?.textContent).toBe('in dispute');
    expect(document.querySelector('.badge')?.className).toBe('badge');
    expect(actionNames()).toEqual(['Pay Invoice', 'Send to Terminal', 'Re-send Reminder', 'Refund']);
  });

  it.each<[string, unknown, string]>([
    ['an unlisted reason', no('on_hold'), 'WisePay doesn’t allow this now: “on hold”.'],
    ['no reason', no(), 'WisePay doesn’t allow this now and doesn’t say why.'],
    ['a reason that is no text', no({ code: 1 }), 'WisePay doesn’t allow this now and doesn’t say why.'],
    ['no plain word', { allowed: 'perhaps' }, 'WisePay doesn’t allow this now and doesn’t say why.'],
  ])('that cannot be paid for %s says so, and offers no payment', (_, pay, words) => {
    showAnswer({ actions: { ...actionable().invoice.actions, pay } });
    expect(textOnScreen()).toContain(words);
    expect(actionNames()).not.toContain('Pay Invoice');
    expect(actionNames()).toContain('Refund');
  });

  it('tells each unlisted reason why something else cannot be done', () => {
    const yes = { allowed: true };
    showAnswer({ actions: { pay: yes, terminal: yes, remind: no('on_hold'), refund: no('chargeback') } });
    expect(textOnScreen()).toContain('Re-send Reminder: WisePay doesn’t allow this now (“on hold”).');
    expect(textOnScreen()).toContain('Refund: WisePay doesn’t allow this now (“chargeback”).');
    expect(actionNames()).toEqual(['Pay Invoice', 'Send to Terminal']);
  });

  it('without due date, company or payer’s address shows what there is', () => {
    const { panel } = showAnswer({ dueDate: null, company: null, payer: { account: true, email: '' } });
    expect(textOnScreen()).not.toContain('Due');
    expect(textOnScreen()).toContain(formatMoney(usd(100_000)));
    press('Re-send Reminder');
    expect(textOnScreen()).toContain('WisePay will email a payment reminder to the payer.');
    expect(panel.remind).not.toHaveBeenCalled();
  });

  it('names payments that could not be read, and offers only the others for a refund', () => {
    showAnswer({ payments: [{ ...samplePayment, refundable: 'all' }, sampleDebit, null] });
    expect(textOnScreen()).toContain('2 payments on this invoice couldn’t be read.');
    expect(textOnScreen()).toContain('The totals are WisePay’s.');
    press('Refund');
    expect(screen.getAllByRole('checkbox', { name: /••••/ })).toHaveLength(1);
  });

  it('says that something is missing in its terminals and its activity', () => {
    const view = answered({ terminals: [null, ...actionable().invoice.terminals], activity: ['x'] });
    renderView(view);
    expect(textOnScreen()).toContain('Some entries couldn’t be read and aren’t shown.');
    press('Send to Terminal');
    expect(textOnScreen()).toContain('Some terminals couldn’t be read and aren’t listed.');
  });
});

describe('an automatic payment without its details', () => {
  it('is warned of, and has to be acknowledged all the same', () => {
    showAnswer({ scheduledPayment: { date: 'soon' } });
    expect(textOnScreen()).toContain('we couldn’t read when or how');
    press('Pay Invoice');
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
  });
});

describe('a payment', () => {
  const refundForm = (change: Readonly<Record<string, unknown>>) => {
    showAnswer({ payments: [{ ...samplePayment, ...change }] });
    press('Refund');
  };

  it.each([
    ['wallet', {}, 'wallet, '],
    ['cash', {}, 'cash, '],
    ['gift_card', { last4: '1881' }, 'gift card •••• 1881, '],
    ['wallet', { brand: 'Apple Pay' }, 'Apple Pay, '],
  ])('by an unlisted way of paying is named by it, and refunded as WisePay says: %s', (kind, more, name) => {
    refundForm({ method: { kind, ...more } });
    expect(document.body.textContent).toContain(name);
    expect(screen.getByRole('checkbox', { name: new RegExp(name.trim()) })).toHaveProperty('disabled', false);
    expect(screen.getByLabelText('Amount')).toBeTruthy();
  });

  it('that is not settled, by an unlisted way of paying, is not taken for one that can be voided', () => {
    refundForm({ method: { kind: 'wallet' }, state: 'pending' });
    expect(textOnScreen()).toContain('You can refund it after it settles.');
  });

  it('in an unlisted state is told by it, and not refunded', () => {
    refundForm({ state: 'disputed' });
    expect(textOnScreen()).toContain(
      `WisePay reports a payment of ${formatMoney(usd(60_000))} as “disputed”.`,
    );
    expect(described('Refund')).toContain(
      'WisePay reports this payment as “disputed”. It can’t be refunded here.',
    );
    expect(screen.queryByRole('checkbox', { name: /Visa/ })).toBeNull();
    expect(actionNames()).toContain('Open WisePay');
  });

  it('without its time is named by how it was made', () => {
    refundForm({ at: '2026-05-20T12:00:00' });
    expect(screen.getByRole('checkbox', { name: 'Visa •••• 4242' })).toBeTruthy();
  });
});

describe('a refund', () => {
  const given = (change: Readonly<Record<string, unknown>>, more?: Partial<ReadyView>) =>
    showAnswer({ payments: [{ ...samplePayment, refunds: [{ ...sampleRefund, ...change }] }] }, more);
  const list = () => screen.getByRole('region', { name: 'Refunds' }).textContent;
  const asked = { operations: [operation({ state: 'accepted', refundId: 'ref_1' })] };

  it('in an unlisted state is told by it, and nothing is said of the money', () => {
    given({ state: 'in_review' }, asked);
    expect(list()).toContain('in review');
    expect(textOnScreen()).toContain('WisePay reports “in review”');
    expect(textOnScreen()).toContain('We can’t tell whether the money went back. Check in WisePay.');
  });

  it('of an unlisted kind is told by it', () => {
    given({ kind: 'reversal', state: 'failed', reason: 'fraud' }, asked);
    expect(list()).toContain('WisePay reports “reversal”');
    expect(list()).toContain('fraud');
    expect(textOnScreen()).toContain('WisePay reports “reversal”');
  });

  it('without who, when and why shows its amount and how it stands', () => {
    given({ by: null, at: null, reason: null, destination: null });
    expect(list()).toContain(formatMoney(usd(10_250)));
    expect(list()).toContain('Pending');
  });
});

describe('a payment on a terminal', () => {
  const onTerminal = (change: Readonly<Record<string, unknown>>) => {
    const { hasReceipt: _, ...sent } = terminalPayment;
    const payment = v.parse(terminalPaymentSchema, { ...sent, ...change });
    showAnswer({}, { terminalPayment: showTerminalPayment(payment) });
  };

  it.each([
    [{ brand: 'interac', last4: null }, 'interac'],
    [{ last4: '4242' }, 'Card •••• 4242'],
    [{}, undefined],
    [null, undefined],
  ])('that was approved says so, whatever WisePay tells of its card: %j', (card, words) => {
    onTerminal({ state: 'approved', card });
    const result = document.querySelector('.result')?.textContent;
    expect(result).toContain(`Approved. Charged: ${formatMoney(usd(51_250))} =`);
    expect(result).not.toMatch(/null|undefined|•••• $/);
    if (words !== undefined) expect(result).toContain(words);
    expect(actionNames()).toContain('Done');
  });

  it('in an unlisted state may still take money, and is watched', () => {
    onTerminal({ state: 'pin_retry' });
    expect(textOnScreen()).toContain('WisePay reports this payment as “pin retry”.');
    expect(textOnScreen()).toContain('The card may have been charged, or may still be.');
    expect(isPaymentBlocked('Pay Invoice')).toBe(true);
    expect(actionNames()).not.toContain('Done');
    expect(textOnScreen()).not.toContain('Nothing was charged');
  });

  it('that was approved in part, nobody knows how far, does not say that all was charged', () => {
    onTerminal({ state: 'partially_approved', approved: null });
    expect(textOnScreen()).toContain(`Part of ${formatMoney(usd(51_250))} was charged.`);
  });
});

describe('a terminal in an unlisted state', () => {
  it('shows it, and cannot be chosen', () => {
    showAnswer({ terminals: [{ id: 'trm_1', label: 'Desk', state: 'updating_now' }] });
    press('Send to Terminal');
    expect(screen.getByRole('radio', { name: /Desk/ })).toHaveProperty('disabled', true);
    expect(textOnScreen()).toContain('updating now');
  });
});

describe('the last reminder', () => {
  it.each([
    [{ at: '2026-05-01T08:00:00Z', to: 'a@b.example' }, /Last sent to a@b\.example on .*2026.*\./],
    [{ at: '2026-05-01T08:00:00', to: 'a@b.example', by: 'Pat' }, /A reminder was sent earlier\./],
    ['yesterday', /A reminder was sent earlier\./],
    [null, /No reminders sent yet\./],
  ])('is told as far as it can be read: %j', (last, words) => {
    showAnswer({ reminders: { last } });
    press('Re-send Reminder');
    expect(textOnScreen()).toMatch(words);
  });

  it('that WisePay has taken on in an unlisted way is not told as sent', () => {
    const reminder = { state: 'queued' };
    showAnswer(
      {},
      { operations: [{ ...operation({ kind: 'remind', state: 'accepted' }), reminder } as never] },
    );
    expect(textOnScreen()).toContain('WisePay reports “queued”');
    expect(textOnScreen()).toContain('We can’t tell whether it was sent.');
  });
});

describe('an invoice that WisePay does not have', () => {
  it.each([
    [{ reason: 'on_review' }, 'WisePay’s reason: “on review”.'],
    [{}, 'WisePay doesn’t say why.'],
  ])('says what WisePay says of why: %j', (why, words) => {
    renderView(v.parse(podViewSchema, { kind: 'not_synced', ...why }));
    expect(textOnScreen()).toContain(words);
  });
});
