/** The sandbox's surcharges by kind and brand of card, and whether refunds include them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { SurchargeRule } from '#lib/wisepay/schemas/surcharge.ts';
import type { CardName } from '#sandbox/wisepay/ledger/terminals/cards.ts';
import { createPod, type Pod, refundIn, refusalIn, terminalPaymentIn } from './support/in-process.ts';
import { change, invoiceIn, usd } from './support/records.ts';

let pod: Pod;

beforeEach(() => {
  pod = createPod();
});

const card = { method: 'card' };
const rules: SurchargeRule[] = [
  { ...card, percent: 2 },
  { ...card, cardKind: 'debit', percent: 0 },
  { ...card, cardKind: 'prepaid', fixed: usd(100) },
  { ...card, brand: 'visa', percent: 2.5 },
  { ...card, brand: 'Visa', cardKind: 'Debit', percent: 0.5 },
];

const setRules = (surcharge: readonly SurchargeRule[] | null) =>
  pod.control('wisepay/options', { surcharge });

describe('a card on a terminal', () => {
  test.each<[CardName, number]>([
    ['visa_debit', 500],
    ['visa_credit', 2_500],
    ['visa_untold', 2_500],
    ['mastercard_prepaid', 100],
    ['amex_credit', 2_000],
    ['jcb_charge', 2_000],
  ])('costs the surcharge of the most specific rule: %s', async (name, surcharge) => {
    await setRules(rules);
    const sent = terminalPaymentIn(await pod.sendToTerminal());
    expect(sent).toMatchObject({
      surcharge: usd(2_500),
      total: usd(102_500),
      leastTotal: usd(100_000),
    });
    await pod.present('approve', { card: name });
    const approved = await pod.follow(sent.id);
    expect(approved).toMatchObject({
      state: 'approved',
      surcharge: usd(surcharge),
      total: usd(100_000 + surcharge),
      approved: usd(100_000 + surcharge),
    });
    expect(approved.leastTotal).toBeUndefined();
    expect((await pod.invoice()).payments[0]).toMatchObject({
      amount: usd(100_000),
      surcharge: usd(surcharge),
    });
  });

  test('that is declined leaves the next one’s surcharge open again', async () => {
    await setRules(rules);
    const { id } = terminalPaymentIn(await pod.sendToTerminal());
    await pod.present('decline', { card: 'visa_debit' });
    expect(await pod.follow(id)).toMatchObject({ total: usd(102_500), leastTotal: usd(100_000) });
    await pod.present('approve', { card: 'amex_credit' });
    expect(await pod.follow(id)).toMatchObject({ state: 'approved', total: usd(102_000) });
  });

  test('costs the same as ever where there is one rule for all', async () => {
    const sent = terminalPaymentIn(await pod.sendToTerminal());
    expect(sent).toMatchObject({ surcharge: usd(2_500), total: usd(102_500) });
    expect(sent.leastTotal).toBeUndefined();
  });

  test('has no surcharge to speak of where the merchant has no rule', async () => {
    await setRules([]);
    const sent = terminalPaymentIn(await pod.sendToTerminal());
    expect(sent.surcharge).toBeUndefined();
    expect(sent.total).toEqual(usd(100_000));
  });
});

describe('a refund with its surcharge', () => {
  const paid = ['5103', 'pay_20103_card'] as const;

  test('is refused where the merchant keeps surcharges, and made without', async () => {
    const merchant = ['5121', 'pay_20121_card'] as const;
    expect(await pod.invoice('5121')).toMatchObject({ surchargeInRefunds: 'never' });
    const refusal = refusalIn(await pod.sendRefund(...merchant));
    expect(refusal).toMatchObject({ status: 409, code: 'surcharge_not_refundable' });
    const refund = refundIn(await pod.sendRefund(...merchant, { includesSurcharge: false }));
    expect(refund).toMatchObject({ amount: usd(60_000), surcharge: usd(0) });
  });

  test('is refused for a payment whose surcharge cannot go back', async () => {
    const { ledger } = pod.wisepay;
    const { id, payments } = invoiceIn(ledger, 'inv_5103');
    change(ledger, id, { payments: payments.map((each) => ({ ...each, surchargeRefundable: false })) });
    expect((await pod.invoice('5103')).payments[0]?.surchargeRefundable).toBe(false);
    expect(refusalIn(await pod.sendRefund(...paid)).code).toBe('surcharge_not_refundable');
  });

  test.each(['included', 'left_out'] as const)(
    'is the person’s choice where it is %s at first',
    async (rule) => {
      await pod.control('wisepay/options', { surchargeInRefunds: rule });
      expect(await pod.invoice('5103')).toMatchObject({ surchargeInRefunds: rule });
      expect(refundIn(await pod.sendRefund(...paid)).surcharge).toEqual(usd(1_500));
    },
  );

  test('voids a payment that has not settled, whatever the rule', async () => {
    await pod.control('wisepay/options', { surchargeInRefunds: 'never' });
    await pod.sendToTerminal();
    await pod.present('approve');
    const [payment] = (await pod.invoice()).payments;
    const refund = refundIn(await pod.sendRefund('5101', payment?.id ?? ''));
    expect(refund).toMatchObject({ kind: 'void', surcharge: usd(2_500) });
  });
});
