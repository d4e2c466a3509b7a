import { beforeEach, describe, expect, test } from 'vitest';
import { createPod, type Pod, refundIn, refusalIn } from './support/in-process.ts';
import { usd } from './support/records.ts';

let pod: Pod;

beforeEach(() => {
  pod = createPod();
});

/** 600.00 with a surcharge of 15.00, settled, paid by Visa •••• 4242. */
const whole = ['5103', 'pay_20103_card'] as const;

const settle = (id: string, body: object) => pod.control(`refunds/${id}/settle`, body);

const paymentOf = async (recordId: string) => (await pod.invoice(recordId)).payments[0];

describe('a card payment that has not settled', () => {
  beforeEach(async () => {
    await pod.sendToTerminal({ amount: usd(125_000) });
    await pod.present('approve');
  });

  const paymentId = async () => (await paymentOf('5101'))?.id ?? '';

  test('is voided as a whole, and then the invoice is owed again', async () => {
    const refund = refundIn(await pod.sendRefund('5101', await paymentId()));
    expect(refund).toMatchObject({ kind: 'void', amount: usd(125_000), surcharge: usd(3_125) });
    expect((await pod.invoice()).balance).toEqual(usd(0));
    await settle(refund.id, { state: 'succeeded' });
    expect(await pod.invoice()).toMatchObject({
      status: 'outstanding',
      balance: usd(125_000),
      payments: [{ state: 'void', refundable: usd(0) }],
      activity: [{ kind: 'void' }, { kind: 'payment' }],
    });
    const again = await pod.sendRefund('5101', await paymentId(), { amount: usd(1) });
    expect(refusalIn(again).code).toBe('not_refundable');
    const late = await settle(refund.id, { state: 'failed' });
    expect(refusalIn(late)).toMatchObject({ status: 409, code: 'already_settled' });
  });

  test.each([{ amount: usd(124_999) }, { includesSurcharge: false }])(
    'is not given back in part: %j',
    async (changes) => {
      const answer = await pod.sendRefund('5101', await paymentId(), changes);
      expect(refusalIn(answer)).toMatchObject({ status: 409, code: 'payment_not_settled' });
    },
  );

  test('can be refunded in part once it has settled', async () => {
    const id = await paymentId();
    await pod.control(`payments/${id}/settle`, { state: 'settled' });
    expect(refundIn(await pod.sendRefund('5101', id, { amount: usd(1) })).kind).toBe('refund');
    expect(refusalIn(await pod.control(`payments/${id}/settle`, { state: 'failed' })).code).toBe(
      'already_settled',
    );
  });

  test('keeps settling when its void fails', async () => {
    const id = await paymentId();
    const refund = refundIn(await pod.sendRefund('5101', id));
    expect(refusalIn(await pod.control(`payments/${id}/settle`, { state: 'settled' })).code).toBe(
      'void_pending',
    );
    await settle(refund.id, { state: 'failed' });
    expect(await paymentOf('5101')).toMatchObject({ state: 'pending', refundable: usd(125_000) });
    expect((await pod.control(`payments/${id}/settle`, { state: 'settled' })).status).toBe(204);
  });
});

describe('what the bank says later', () => {
  const follow = async (id: string) => refundIn(await pod.call(`/refunds/${id}`));

  test('a refund that fails gives the payment free again', async () => {
    const { id } = refundIn(await pod.sendRefund(...whole));
    expect((await settle(id, { state: 'failed', failure: 'card_closed' })).status).toBe(204);
    expect(await follow(id)).toMatchObject({ state: 'failed', failure: 'card_closed', version: 2 });
    expect(await pod.invoice('5103')).toMatchObject({
      refunded: usd(0),
      payments: [{ refundable: usd(60_000), refunded: usd(0) }],
      actions: { refund: { allowed: true } },
      activity: expect.arrayContaining([expect.objectContaining({ kind: 'refund_failed' })]),
    });
  });

  test('a refund that succeeded may still fail', async () => {
    const { id } = refundIn(await pod.sendRefund(...whole));
    await settle(id, { state: 'succeeded' });
    expect(await follow(id)).toMatchObject({ state: 'succeeded', version: 2 });
    await settle(id, { state: 'failed' });
    expect(await follow(id)).toMatchObject({ state: 'failed', failure: 'account_closed', version: 3 });
  });

  test('nothing follows a failure, and nothing happens twice', async () => {
    const { id } = refundIn(await pod.sendRefund(...whole));
    await settle(id, { state: 'succeeded' });
    expect(refusalIn(await settle(id, { state: 'succeeded' })).code).toBe('already_settled');
    await settle(id, { state: 'failed' });
    expect(refusalIn(await settle(id, { state: 'succeeded' })).code).toBe('already_settled');
    expect(refusalIn(await settle('ref_none', { state: 'failed' })).code).toBe('refund_unknown');
    expect(refusalIn(await pod.control('payments/pay_none/settle', { state: 'failed' })).code).toBe(
      'payment_unknown',
    );
  });

  test('refunds succeed by themselves after a while, when told to', async () => {
    await pod.control('wisepay/options', { refundSettleMs: 5_000 });
    const { id } = refundIn(await pod.sendRefund(...whole));
    pod.clock.advance(4_999);
    expect((await follow(id)).state).toBe('pending');
    pod.clock.advance(1);
    expect((await follow(id)).state).toBe('succeeded');
  });

  test('unless the bank was faster', async () => {
    await pod.control('wisepay/options', { refundSettleMs: 5_000 });
    const { id } = refundIn(await pod.sendRefund(...whole));
    await settle(id, { state: 'failed' });
    pod.clock.advance(5_000);
    expect((await follow(id)).state).toBe('failed');
  });

  test('by themselves never, if nobody says so', async () => {
    const { id } = refundIn(await pod.sendRefund(...whole));
    pod.clock.advance(24 * 60 * 60_000);
    expect((await follow(id)).state).toBe('pending');
    expect(refusalIn(await pod.call('/refunds/ref_none'))).toMatchObject({ status: 404 });
  });
});

describe('a bank debit', () => {
  const debit = ['5109', 'pay_0009A_bank'] as const;
  const answer = (body: object, id: string = debit[1]) => pod.control(`payments/${id}/settle`, body);

  test.each(['pending', 'settled'])(
    'that is %s may be returned, and then the invoice is owed again',
    async (state) => {
      if (state === 'settled') await answer({ state });
      expect((await answer({ state: 'returned', failure: 'insufficient_funds' })).status).toBe(204);
      const invoice = await pod.invoice(debit[0]);
      expect(invoice).toMatchObject({
        status: 'payment_error',
        statusReason: 'insufficient_funds',
        balance: usd(88_000),
        payments: [{ state: 'failed', failure: 'insufficient_funds', refundable: usd(0) }],
        activity: [{ kind: 'payment_returned', amount: usd(88_000) }, { kind: 'payment' }],
      });
      expect(Date.parse(invoice.payments[0]?.returnedAt ?? '')).not.toBeNaN();
      expect(invoice.actions.pay.allowed).toBe(true);
    },
  );

  test('that fails before it settles was not returned', async () => {
    await answer({ state: 'failed' });
    const invoice = await pod.invoice(debit[0]);
    expect(invoice.payments[0]?.returnedAt).toBeUndefined();
    expect(invoice).toMatchObject({ status: 'payment_error', activity: [{ kind: 'payment_failed' }, {}] });
    expect(invoice.statusReason).toBeUndefined();
  });

  test('is returned once, and not after it was refunded', async () => {
    await answer({ state: 'returned' });
    expect(refusalIn(await answer({ state: 'returned' })).code).toBe('already_settled');
    expect((await pod.sendRefund('5111', 'pay_20111_bank')).status).toBe(202);
    expect(refusalIn(await answer({ state: 'returned' }, 'pay_20111_bank')).code).toBe('void_pending');
  });

  test('is the only thing that a bank returns: a card payment is not', async () => {
    expect(refusalIn(await answer({ state: 'returned' }, whole[1])).code).toBe('not_returnable');
  });
});
