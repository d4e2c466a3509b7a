import { describe, expect, test } from 'vitest';
import { surchargeOn } from '#sandbox/wisepay/ledger/payments/refund-amounts.ts';
import { splitApproved } from '#sandbox/wisepay/ledger/terminals/card-payments.ts';
import { fc } from '../support/properties.ts';
import { payment, refund, usd } from './support/records.ts';

const cents = fc.integer({ min: 1, max: 1_000_000_000_000 });

test('a part that a card gives is split without losing or inventing anything', () => {
  fc.assert(
    fc.property(
      cents,
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (amount, surcharge, share) => {
        const total = amount + surcharge;
        const approved = Math.max(1, Math.min(total, Math.floor(total * share)));
        const split = splitApproved({ amount: usd(amount), total: usd(total) }, usd(approved));
        expect(split.amount.value + split.surcharge.value).toBe(approved);
        expect(split.amount.value).toBeLessThanOrEqual(amount);
        expect(split.surcharge.value).toBeLessThanOrEqual(surcharge);
        expect(Math.min(split.amount.value, split.surcharge.value)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

describe('the surcharge that goes back with a part', () => {
  test.each([
    [20, 1],
    [19, 0],
    [500, 13],
    [1000, 25],
  ])('of %i of 10.00 with a surcharge of 0.25 is %i', (amount, surcharge) => {
    expect(surchargeOn(payment, usd(amount))).toEqual(usd(surcharge));
  });

  test('is never more than is left', () => {
    const nearlyAll = { ...payment, refunds: [{ ...refund, amount: usd(10), surcharge: usd(24) }] };
    expect(surchargeOn(nearlyAll, usd(900))).toEqual(usd(1));
  });

  test('adds up to the whole surcharge when a payment goes back in any parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 }), (parts) => {
        let current = payment;
        const give = (amount: number) => {
          const surcharge = surchargeOn(current, usd(amount));
          const each = { ...refund, id: `ref_${current.refunds.length}`, amount: usd(amount), surcharge };
          current = { ...current, refunds: [...current.refunds, each] };
        };
        let left = payment.amount.value;
        for (const part of parts) {
          if (part >= left) break;
          give(part);
          left -= part;
        }
        give(left);
        const surcharges = current.refunds.reduce((sum, { surcharge }) => sum + surcharge.value, 0);
        expect(surcharges).toBe(payment.surcharge.value);
      }),
    );
  });
});
