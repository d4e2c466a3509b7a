/** A problem is told until the person dismisses it, or until the same was tried again and WisePay has accepted it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ShownOperation } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { operation } from '../support/actionable.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../support/payments.ts';
import { type NotificationsHarness, notificationsHarness, payment } from './support/notifications-harness.ts';

let see: NotificationsHarness['see'];
let leave: NotificationsHarness['leave'];
let comeBack: NotificationsHarness['comeBack'];
let told: NotificationsHarness['told'];

beforeEach(() => {
  ({ see, leave, comeBack, told } = notificationsHarness());
});

/** The invoice with a bank debit, and what became of requests. */
const debit = (state: 'settled' | 'failed', change: Partial<ReadyView> = {}): ReadyView => ({
  ...readyView({ payments: [{ ...sampleDebit, state }] }),
  ...change,
});
const request = (change: Partial<ShownOperation>) => ({ operations: [operation(change)] });

describe('a debit that was returned', () => {
  beforeEach(() => {
    see(debit('settled'));
    see(debit('failed'));
  });

  it('is told while another payment is being sent, and while that is not certain', () => {
    see(debit('failed'), 'terminal');
    expect(told()).toEqual(['pay_2 returned']);
    see(debit('failed', request({ kind: 'terminal', state: 'open' })));
    expect(told()).toEqual(['pay_2 returned']);
  });

  it.each(['refused', 'not_received', 'unresolved'] as const)(
    'is told if the other payment is %s',
    (state) => {
      see(debit('failed'), 'terminal');
      see(debit('failed', request({ kind: 'terminal', state })));
      expect(told()).toEqual(['pay_2 returned']);
    },
  );

  it('is told while the payments screen does not open', () => {
    see(debit('failed'), 'pay');
    see(debit('failed'));
    expect(told()).toEqual(['pay_2 returned']);
  });

  it.each<[string, Partial<ReadyView>]>([
    ['WisePay has accepted another payment', request({ kind: 'terminal', state: 'accepted' })],
    ['the payments screen is open', { paymentScreenOpen: true, live: true }],
  ])('goes once %s', (_, change) => {
    see(debit('failed'), 'terminal');
    see(debit('failed', change), 'terminal');
    expect(told()).toEqual([]);
  });

  it('is told although a refund was accepted', () => {
    see(debit('failed', request({ kind: 'refund', state: 'accepted', paymentId: 'pay_2' })));
    expect(told()).toEqual(['pay_2 returned']);
  });
});

describe('a refund that failed', () => {
  const invoice = (state: 'pending' | 'failed', change: Partial<ReadyView> = {}): ReadyView => ({
    ...readyView({ payments: [{ ...samplePayment, refunds: [{ ...sampleRefund, state }] }] }),
    ...change,
  });

  beforeEach(() => {
    see(invoice('pending'));
    see(invoice('failed'));
  });

  it('is told although a refund of another payment was accepted', () => {
    see(invoice('failed'), 'refund');
    see(invoice('failed', request({ state: 'accepted', paymentId: 'pay_2' })), 'refund');
    expect(told()).toEqual(['ref_1 failed']);
  });

  it('is told although a payment was accepted', () => {
    see(invoice('failed', request({ kind: 'terminal', state: 'accepted' })));
    expect(told()).toEqual(['ref_1 failed']);
  });

  it('is told although only now its own request is known to be accepted', () => {
    see(invoice('failed', request({ state: 'open' })));
    see(invoice('failed', request({ state: 'accepted', refundId: 'ref_1' })));
    expect(told()).toEqual(['ref_1 failed']);
  });

  it('goes once another refund of the same payment was accepted', () => {
    see(invoice('failed'), 'refund');
    expect(told()).toEqual(['ref_1 failed']);
    see(invoice('failed', request({ state: 'accepted', refundId: 'ref_2' })), 'refund');
    expect(told()).toEqual([]);
  });
});

describe('a payment on a terminal that failed', () => {
  const failed = payment({ state: 'failed', final: true }) as ReadyView;
  const accepted = request({ kind: 'terminal', state: 'accepted' });

  beforeEach(() => {
    see(payment());
    leave();
    see(failed);
    comeBack();
  });

  it('goes once another one was accepted', () => {
    see({ ...(payment({ id: 'tp_2' }) as ReadyView), ...accepted });
    expect(told()).toEqual([]);
  });

  it('is told although only now its own request is known to be accepted', () => {
    see({ ...failed, ...accepted });
    expect(told()).toEqual(['tp_1 failed']);
  });

  it('is told on another invoice, whatever was and is accepted there', () => {
    const other = readyView({ id: 'inv_2' });
    see({ ...other, ...accepted });
    see({
      ...other,
      operations: [...accepted.operations, operation({ ...accepted.operations[0], intentId: 'int_2' })],
    });
    expect(told()).toEqual(['tp_1 failed']);
  });
});
