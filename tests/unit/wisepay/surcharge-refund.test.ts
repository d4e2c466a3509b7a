import { describe, expect, it } from 'vitest';
import { surchargeRefundOf } from '#lib/wisepay/surcharge-refund.ts';

const anyPayment = { surchargeRefundable: undefined };
const noRules = { merchant: undefined, administrator: undefined };

describe('the surcharge in a refund', () => {
  it.each([
    ['included without a rule', noRules, true],
    ['included where the merchant includes it', { ...noRules, merchant: 'included' as const }, true],
    ['left out where the merchant leaves it out', { ...noRules, merchant: 'left_out' as const }, false],
    ['left out where only the policy does', { ...noRules, administrator: 'left_out' as const }, false],
    [
      'included where the merchant includes it and the policy does not',
      { merchant: 'included' as const, administrator: 'left_out' as const },
      true,
    ],
    [
      'left out where the merchant leaves it out and the policy does not',
      { merchant: 'left_out' as const, administrator: 'included' as const },
      false,
    ],
  ])('is at first %s', (_, rules, isIncludedAtFirst) => {
    expect(surchargeRefundOf(anyPayment, rules)).toEqual({ isPossible: true, isIncludedAtFirst });
  });

  it('stays with the merchant if the payment, the merchant or the policy says so', () => {
    const refused = { merchant: 'never', administrator: 'never' } as const;
    const because = (reason: string) => ({ isPossible: false, because: reason });
    expect(surchargeRefundOf({ surchargeRefundable: false }, refused)).toEqual(because('payment'));
    expect(surchargeRefundOf({ surchargeRefundable: true }, refused)).toEqual(because('merchant'));
    expect(surchargeRefundOf(anyPayment, { ...refused, merchant: 'included' })).toEqual(
      because('administrator'),
    );
  });
});
