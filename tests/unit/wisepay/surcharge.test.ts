import { describe, expect, it } from 'vitest';
import type { MoneyRange } from '#lib/money/money-range.ts';
import { subtractMoney, sumMoney } from '#lib/money/money-sums.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import type { SurchargeRule } from '#lib/wisepay/schemas/surcharge.ts';
import { chargedSurcharge, chargeOf, refundedSurcharge, surchargeRange } from '#lib/wisepay/surcharge.ts';
import { surchargeFor } from '#sandbox/wisepay/ledger/surcharges.ts';
import { samplePayment, sampleRefund } from '../support/payments.ts';
import { fc } from '../support/properties.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

/** The one amount of a range, as from a rule for every card. */
function exactly(range: MoneyRange) {
  expect(range.least).toEqual(range.most);
  return range.most;
}

describe('the surcharge on a payment', () => {
  it.each([
    [125000, 2.5, 3125],
    [1, 2.5, 0],
    [20, 2.5, 1],
    [10000, 2.55, 255],
    [1000, 2.55, 26],
    [99999, 0.001, 1],
    [10, 100, 10],
    [12345, 0, 0],
    [5_000_000_000, 1e-7, 5],
  ])('on %d minor units at %d percent is %d', (value, percent, surcharge) => {
    expect(exactly(surchargeRange([{ method: 'card', percent }], 'card', usd(value)))).toEqual(
      usd(surcharge),
    );
  });

  it('is the percent and the fixed charge together, of the method’s rule and of no other', () => {
    const rules = [
      { method: 'card', percent: 2, fixed: usd(30) },
      { method: 'bank_debit', fixed: usd(1000) },
    ];
    expect(exactly(surchargeRange(rules, 'card', usd(10000)))).toEqual(usd(230));
    expect(exactly(surchargeRange([], 'card', usd(10000)))).toEqual(usd(0));
  });

  it('never takes a charge in another currency for one in this', () => {
    const rules = [{ method: 'card', fixed: { value: 5, currency: 'JPY' } }];
    expect(() => surchargeRange(rules, 'card', usd(100))).toThrow(RangeError);
  });

  it('is rounded half up from the exact share, however large the amount', () => {
    const percents = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), percents, (value, hundredths) => {
        const percent = Number(
          `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
        );
        const range = surchargeRange([{ method: 'card', percent }], 'card', usd(value));
        const tenThousandths = BigInt(value) * BigInt(hundredths);
        const distance = BigInt(exactly(range).value) * 10_000n - tenThousandths;
        expect(distance > -5_000n && distance <= 5_000n).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the surcharge before the card is known', () => {
  const card = { method: 'card' };

  it.each<[string, SurchargeRule[], least: number, most: number]>([
    [
      'two rules are never added up',
      [
        { ...card, percent: 1.5 },
        { ...card, percent: 2.5 },
      ],
      150,
      250,
    ],
    [
      'none for a kind is possible',
      [
        { ...card, percent: 2.5 },
        { ...card, cardKind: 'debit' },
      ],
      0,
      250,
    ],
    ['none for a card without a rule is possible', [{ ...card, brand: 'Visa', percent: 2.5 }], 0, 250],
    [
      'the dearest and the cheapest count',
      [
        { ...card, percent: 2 },
        { ...card, brand: 'Amex', percent: 3.5 },
        { ...card, brand: 'Amex', cardKind: 'debit', fixed: usd(50) },
        { ...card, cardKind: 'charge', percent: 3 },
      ],
      50,
      350,
    ],
    [
      'kinds and brands that nobody knows are cards like others',
      [
        { ...card, percent: 2 },
        { ...card, brand: 'Zorin', cardKind: 'quantum', percent: 9 },
      ],
      200,
      900,
    ],
    ['a rule for any is one for all', [{ ...card, cardKind: null, brand: '', percent: 2 }], 200, 200],
    ['blanks name no kind and no brand', [{ ...card, cardKind: ' ', brand: ' ', percent: 2 }], 200, 200],
    ['rules for the bank do not count', [{ method: 'bank_debit', brand: 'Visa', percent: 1 }], 0, 0],
  ])('%s', (_, rules, least, most) => {
    expect(surchargeRange(rules, 'card', usd(10000))).toEqual({ least: usd(least), most: usd(most) });
  });

  it('holds whatever WisePay charges for whichever card, by one rule, in whole minor units', () => {
    const brand = fc.constantFrom('Visa', 'visa', 'Mastercard', 'Zorin', undefined);
    const cardKind = fc.constantFrom('credit', 'debit', 'prepaid', 'quantum', undefined);
    const scenario = fc.constantFrom('JPY', 'USD', 'KWD').chain((currency) =>
      fc.record({
        amount: fc.integer({ min: 0, max: 1e12 }).map((value) => ({ value, currency })),
        rules: fc.array(
          fc.record(
            {
              method: fc.constantFrom('card', 'card', 'bank_debit'),
              brand: brand.map((name) => name ?? null),
              cardKind: cardKind.map((name) => name ?? ''),
              percent: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
              fixed: fc.integer({ min: 0, max: 1e9 }).map((value) => ({ value, currency })),
            },
            { requiredKeys: ['method', 'brand', 'cardKind'] },
          ),
          { maxLength: 8 },
        ),
        paidBy: fc.record({ method: fc.constant('card' as const), brand, cardKind }),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ rules, amount, paidBy }) => {
        const { least, most } = surchargeRange(rules, 'card', amount);
        const charged = surchargeFor(rules, paidBy, amount);
        expect(least.value).toBeLessThanOrEqual(charged.value);
        expect(charged.value).toBeLessThanOrEqual(most.value);
        for (const { value, currency } of [least, charged, most]) {
          expect(Number.isSafeInteger(value)).toBe(true);
          expect(currency).toBe(amount.currency);
        }
        // Only one rule applies: the charge is the surcharge of one rule alone, or nothing.
        const alone = rules.map((rule) => surchargeFor([rule], { ...paidBy, ...cardOf(rule) }, amount).value);
        expect([0, ...alone]).toContain(charged.value);
        // The highest possible charge is also that of one rule alone, or nothing.
        expect([0, ...alone]).toContain(most.value);
      }),
      { numRuns: 1000 },
    );
  });
});

/** A card that the rule applies to. */
function cardOf({ brand, cardKind }: SurchargeRule) {
  return { ...(brand && { brand }), ...(cardKind && { cardKind }) };
}

describe('what the terminal’s card is charged', () => {
  const most = { state: 'waiting_for_card', amount: usd(10000), total: usd(10350) } as const;

  it('is between the least and the total until a card took it', () => {
    const open = { ...most, leastTotal: usd(10000) };
    expect(chargeOf(open)).toEqual({ least: usd(10000), most: usd(10350) });
    expect(chargeOf({ ...open, state: 'approved' })).toEqual({ least: usd(10350), most: usd(10350) });
    expect(chargeOf({ ...open, state: 'partially_approved' })).toEqual({
      least: usd(10350),
      most: usd(10350),
    });
  });

  it.each([
    ['there is no least', {}],
    ['the least is above the total', { leastTotal: usd(20000) }],
    ['the least is in another currency', { leastTotal: { value: 1, currency: 'JPY' } }],
  ])('is the total where %s', (_, change) => {
    expect(chargeOf({ ...most, ...change })).toEqual({ least: usd(10350), most: usd(10350) });
  });

  it.each([
    ['what WisePay says', { ...most, surcharge: usd(0), total: usd(10000) }, usd(0)],
    ['what the total is above the amount, where WisePay says nothing', most, usd(350)],
    ['not spoken of where there was none', { ...most, total: usd(10000) }, undefined],
    ['not made up of two currencies', { ...most, total: { value: 99, currency: 'JPY' } }, undefined],
    ['not made up of two currencies', { ...most, total: { value: 99_999, currency: 'JPY' } }, undefined],
  ])('has a surcharge that is %s', (_, payment, surcharge) => {
    expect(chargedSurcharge(payment)).toEqual(surcharge);
  });
});

describe('the surcharge that a refund gives back', () => {
  const payment = (amount: number, surcharge: number, refunds: readonly Refund[] = []): Payment => {
    const refunded = sumMoney(
      'USD',
      refunds.filter(({ state }) => state !== 'failed').map((refund) => refund.amount),
    );
    return {
      ...samplePayment,
      amount: usd(amount),
      surcharge: usd(surcharge),
      refunded,
      refundable: subtractMoney(usd(amount), refunded),
      refunds: [...refunds],
    };
  };
  const refund = (amount: number, surcharge: number, state: Refund['state'] = 'succeeded'): Refund => ({
    ...sampleRefund,
    amount: usd(amount),
    surcharge: usd(surcharge),
    state,
  });

  it.each([
    ['all of it', payment(60000, 1500), 60000, 1500],
    ['half of it', payment(60000, 1500), 30000, 750],
    ['a part that rounds up', payment(300, 5), 90, 2],
    ['what is left', payment(60000, 1500, [refund(20000, 500)]), 40000, 1000],
    ['what is left after one without surcharge', payment(60000, 1500, [refund(20000, 0)]), 40000, 1500],
    ['what a failed refund left', payment(60000, 1500, [refund(60000, 1500, 'failed')]), 60000, 1500],
    ['what a pending one left', payment(60000, 1500, [refund(30000, 750, 'pending')]), 30000, 750],
    ['no more than is left of it', payment(100, 3, [refund(30, 2)]), 69, 1],
    ['nothing where there was none', payment(60000, 0), 30000, 0],
  ])('is %s', (_, from, amount, surcharge) => {
    expect(refundedSurcharge(from, usd(amount))).toEqual(usd(surcharge));
  });

  it('adds up to exactly the payment’s, however it is given back', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 3000 }), (amounts, surcharge) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        const refunds: Refund[] = [];
        for (const amount of amounts) {
          const part = refundedSurcharge(payment(total, surcharge, refunds), usd(amount)).value;
          expect(part).toBeGreaterThanOrEqual(0);
          refunds.push(refund(amount, part));
        }
        expect(refunds.reduce((sum, each) => sum + each.surcharge.value, 0)).toBe(surcharge);
      }),
    );
  });
});
