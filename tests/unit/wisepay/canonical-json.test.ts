import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/wisepay/canonical-json.ts';
import { fc } from '../support/properties.ts';

describe('the text of a repeated request', () => {
  it('does not depend on the order in which the storage gives back its fields', () => {
    const amount = { value: 60_000, currency: 'USD' };
    const sent = { amount, includesSurcharge: true, reason: 'duplicate', list: [{ b: 1, a: 2 }] };
    const kept = {
      reason: 'duplicate',
      list: [{ a: 2, b: 1 }],
      includesSurcharge: true,
      amount: { currency: 'USD', value: 60_000 },
    };
    expect(canonicalJson(kept)).toBe(canonicalJson(sent));
  });

  it('says the same as ordinary JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
