import { beforeEach, describe, expect, test } from 'vitest';
import { createPod, type Pod, refundIn, refusalIn } from './support/in-process.ts';
import { usd } from './support/records.ts';

let pod: Pod;

beforeEach(() => {
  pod = createPod();
});

/** 600.00 with a surcharge of 15.00, settled, paid by Visa •••• 4242. */
const whole = ['5103', 'pay_20103_card'] as const;

const paymentOf = async (recordId: string) => (await pod.invoice(recordId)).payments[0];

describe('giving a payment back', () => {
  test('in full includes the surcharge, and is pending at first', async () => {
    const answer = await pod.sendRefund(...whole);
    expect(answer.status).toBe(202);
    expect(refundIn(answer)).toMatchObject({
      version: 1,
      paymentId: 'pay_20103_card',
      amount: usd(60_000),
      surcharge: usd(1_500),
      kind: 'refund',
      state: 'pending',
      reason: 'requested_by_customer',
      destination: { brand: 'Visa', last4: '4242' },
      by: 'Pat Admin',
    });
    expect(await pod.invoice('5103')).toMatchObject({
      status: 'paid',
      refunded: usd(60_000),
      payments: [{ refunded: usd(60_000), refundable: usd(0) }],
      actions: { refund: { allowed: false, reason: 'nothing_refundable' } },
      activity: [
        { kind: 'refund', by: 'Pat Admin', amount: usd(61_500) },
        { kind: 'payment', amount: usd(61_500) },
      ],
    });
  });

  test('goes to the bank account that it came from', async () => {
    const refund = refundIn(await pod.sendRefund('5111', 'pay_20111_bank', { amount: usd(1) }));
    expect(refund).toMatchObject({ destination: { last4: '6789' } });
    expect(refund.destination?.brand).toBeUndefined();
  });

  test('keeps the note with the refund, for WisePay alone', async () => {
    const { body } = await pod.sendRefund(...whole, { note: 'Agreed by phone' });
    expect(body).not.toHaveProperty('note');
    const [refund] = pod.wisepay.ledger.state.invoices.flatMap(({ payments }) =>
      payments.flatMap(({ refunds }) => refunds),
    );
    expect(refund?.note).toBe('Agreed by phone');
  });

  test('without the surcharge leaves it with the merchant', async () => {
    const refund = refundIn(await pod.sendRefund(...whole, { includesSurcharge: false }));
    expect(refund).toMatchObject({ amount: usd(60_000), surcharge: usd(0) });
  });

  test('in parts gives the surcharge back in proportion, and all of it in the end', async () => {
    const surcharges = [];
    for (const amount of [19_999, 20_001, 20_000]) {
      surcharges.push(refundIn(await pod.sendRefund(...whole, { amount: usd(amount) })).surcharge.value);
    }
    expect(surcharges).toEqual([500, 500, 500]);
    expect((await paymentOf('5103'))?.refundable).toEqual(usd(0));
  });

  test('the last part gives back what earlier parts kept of the surcharge', async () => {
    await pod.sendRefund(...whole, { amount: usd(59_999), includesSurcharge: false });
    const last = refundIn(await pod.sendRefund(...whole));
    expect(last).toMatchObject({ amount: usd(1), surcharge: usd(1_500) });
  });

  test('rounds half a minor unit up', async () => {
    const refund = refundIn(await pod.sendRefund(...whole, { amount: usd(20) }));
    expect(refund.surcharge).toEqual(usd(1));
  });

  test('works in a currency with three decimals', async () => {
    const amount = { value: 1_005, currency: 'KWD' };
    expect(refundIn(await pod.sendRefund('5108', 'pay_20108_card', { amount })).amount).toEqual(amount);
    expect((await paymentOf('5108'))?.refundable).toEqual({ value: 44_120, currency: 'KWD' });
  });
});

describe('a refund is refused', () => {
  test.each([
    [
      'above what is left',
      { amount: usd(60_001) },
      409,
      'refund_above_remaining',
      { remaining: usd(60_000) },
    ],
    ['of nothing', { amount: usd(0) }, 422, 'amount_invalid', {}],
    ['of less than nothing', { amount: usd(-1) }, 422, 'amount_invalid', {}],
    ['in another currency', { amount: { value: 1, currency: 'KWD' } }, 422, 'currency_mismatch', {}],
    ['from an older view of the invoice', { invoiceVersion: '0' }, 412, 'invoice_changed', {}],
    ['from an older view of the payment', { refundedSoFar: usd(1) }, 412, 'invoice_changed', {}],
    [
      'with that in another currency',
      { refundedSoFar: { value: 0, currency: 'JPY' } },
      412,
      'invoice_changed',
      {},
    ],
    ['without an amount', { amount: undefined }, 400, 'invalid_request', {}],
    ['without a reason', { reason: undefined }, 400, 'invalid_request', {}],
    ['for a reason of one’s own', { reason: 'because' }, 400, 'invalid_request', {}],
  ])('%s', async (_what, changes, status, code, params) => {
    expect(refusalIn(await pod.sendRefund(...whole, changes))).toEqual({ status, code, params });
    expect((await paymentOf('5103'))?.refunds).toEqual([]);
  });

  test('of a payment that nobody knows', async () => {
    const answer = await pod.sendRefund('5103', 'pay_none', { amount: usd(1), refundedSoFar: usd(0) });
    expect(refusalIn(answer)).toMatchObject({ status: 404, code: 'payment_unknown' });
  });

  test('of a bank debit that has not settled', async () => {
    const answer = await pod.sendRefund('5109', 'pay_0009A_bank', { amount: usd(88_000) });
    expect(refusalIn(answer)).toMatchObject({ status: 409, code: 'payment_not_settled' });
    await pod.control('payments/pay_0009A_bank/settle', { state: 'settled' });
    expect((await pod.sendRefund('5109', 'pay_0009A_bank')).status).toBe(202);
  });

  test('of a payment that bounced', async () => {
    await pod.control('payments/pay_0009A_bank/settle', { state: 'failed' });
    expect((await pod.invoice('5109')).balance).toEqual(usd(88_000));
    const answer = await pod.sendRefund('5109', 'pay_0009A_bank', { amount: usd(1) });
    expect(refusalIn(answer)).toMatchObject({ status: 409, code: 'not_refundable' });
  });

  test('when two people give the same payment back', async () => {
    const { version } = await pod.invoice('5103');
    const body = {
      amount: usd(20_000),
      includesSurcharge: true,
      reason: 'duplicate',
      refundedSoFar: usd(0),
      invoiceVersion: version,
    };
    const answers = await Promise.all([1, 2].map(() => pod.post('/payments/pay_20103_card/refunds', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 412]);
    expect((await paymentOf('5103'))?.refunds).toHaveLength(1);
  });
});
