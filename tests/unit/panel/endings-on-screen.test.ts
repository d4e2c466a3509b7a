/** What is told to a person in front of the panel, because nothing else on screen says it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { operation } from '../support/actionable.ts';
import { readyView } from '../support/invoices.ts';
import { sampleDebit, samplePayment } from '../support/payments.ts';
import { type NotificationsHarness, notificationsHarness, refunds } from './support/notifications-harness.ts';

let notifications: NotificationsHarness['notifications'];
let see: NotificationsHarness['see'];
let leave: NotificationsHarness['leave'];
let comeBack: NotificationsHarness['comeBack'];
let told: NotificationsHarness['told'];

beforeEach(() => {
  ({ notifications, see, leave, comeBack, told } = notificationsHarness());
});

const invoice = (payments: readonly Payment[], paymentScreenOpen = false): ReadyView =>
  readyView({ payments: [...payments] }, paymentScreenOpen);
const debit = (state: Payment['state']): Payment => ({ ...sampleDebit, state });

describe('a payment on the payments screen', () => {
  it('is told while the screen is open', () => {
    see(invoice([], true));
    see(invoice([samplePayment], true));
    expect(told()).toEqual(['pay_1 received']);
    expect(notifications.endings).toMatchObject([{ isHere: true }]);
  });

  it('is told although the screen was closed before WisePay listed it', () => {
    see(invoice([], true));
    see(invoice([]));
    see(invoice([samplePayment]));
    expect(told()).toEqual(['pay_1 received']);
  });

  it('is told to a person who comes back from it, as from elsewhere', () => {
    see(invoice([], true));
    leave();
    see(invoice([samplePayment]));
    comeBack();
    expect(told()).toEqual(['pay_1 received']);
    expect(notifications.endings).not.toMatchObject([{ isHere: true }]);
  });

  it('is told once, though the list lacks it for a while', () => {
    see(invoice([], true));
    see(invoice([samplePayment], true));
    notifications.dismiss();
    see(invoice([], true));
    see(invoice([samplePayment], true));
    expect(told()).toEqual([]);
  });

  it('is not looked for on another invoice', () => {
    see(invoice([], true));
    see({ ...readyView({ id: 'inv_2' }) });
    see({ ...readyView({ id: 'inv_2', payments: [samplePayment] }) });
    expect(told()).toEqual([]);
  });
});

describe('a payment that nobody was waiting for', () => {
  it('is not told to a person who sees it come', () => {
    see(invoice([]));
    see(invoice([samplePayment]));
    expect(told()).toEqual([]);
  });
});

describe('what fails in front of the person', () => {
  it('is told of a bank debit, which has no notice of its own', () => {
    see(invoice([debit('settled')]));
    see(invoice([debit('failed')]));
    expect(told()).toEqual(['pay_2 returned']);
  });

  it('is told of a refund whose success has gone from the screen, and not while its own outcome tells it', () => {
    const withOutcome = (view: ReturnType<typeof refunds>) => ({
      ...(view as ReadyView),
      operations: [operation({ state: 'accepted', refundId: 'ref_0' })],
    });
    see(withOutcome(refunds('pending')));
    see(withOutcome(refunds('failed')));
    expect(told()).toEqual([]);
    see(refunds('succeeded'));
    see(refunds('failed'));
    expect(told()).toEqual(['ref_0 failed']);
  });

  it('is told of a refund whose notice went away while the bank had not answered', () => {
    see({
      ...(refunds('pending') as ReadyView),
      operations: [operation({ state: 'accepted', refundId: 'ref_0' })],
    });
    see(refunds('pending'));
    see(refunds('failed'));
    expect(told()).toEqual(['ref_0 failed']);
  });
});

describe('a problem', () => {
  it('stays through what the person does next, until it is dismissed', () => {
    see(invoice([debit('settled')]));
    see(invoice([debit('failed')]));
    see(invoice([debit('failed')]), 'remind');
    see(invoice([debit('failed')]));
    expect(told()).toEqual(['pay_2 returned']);
    notifications.dismiss();
    expect(told()).toEqual([]);
  });
});

describe('the endings of one invoice', () => {
  it('are not told of the next one that the page shows', () => {
    see(refunds('pending'));
    leave();
    see(refunds('failed'));
    comeBack();
    see(readyView({ id: 'inv_2' }));
    expect(told()).toEqual([]);
  });
});
