import { describe, expect, it } from 'vitest';
import { subtractMoney, sumMoney } from '#lib/money-sums.ts';
import { refundedSurcharge, surchargeFor } from '#lib/surcharge.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import { samplePayment, sampleRefund } from './support/payments.ts';
import { fc } from './support/properties.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

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
    expect(surchargeFor([{ method: 'card', percent }], 'card', usd(value))).toEqual(usd(surcharge));
  });

  it('is the percent and the fixed charge together, of every rule for the method and of no other', () => {
    const rules = [
      { method: 'card', percent: 2, fixed: usd(30) },
      { method: 'card', fixed: usd(5) },
      { method: 'bank_debit', fixed: usd(1000) },
    ];
    expect(surchargeFor(rules, 'card', usd(10000))).toEqual(usd(235));
    expect(surchargeFor([], 'card', usd(10000))).toEqual(usd(0));
  });

  it('never takes a charge in another currency for one in this', () => {
    const rules = [{ method: 'card', fixed: { value: 5, currency: 'JPY' } }];
    expect(() => surchargeFor(rules, 'card', usd(100))).toThrow(RangeError);
  });

  it('is rounded half up from the exact share, however large the amount', () => {
    const percents = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e15 }), percents, (value, hundredths) => {
        const percent = Number(
          `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
        );
        const { value: surcharge } = surchargeFor([{ method: 'card', percent }], 'card', usd(value));
        const tenThousandths = BigInt(value) * BigInt(hundredths);
        const distance = BigInt(surcharge) * 10_000n - tenThousandths;
        expect(distance > -5_000n && distance <= 5_000n).toBe(true);
      }),
      { numRuns: 2000 },
    );
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
