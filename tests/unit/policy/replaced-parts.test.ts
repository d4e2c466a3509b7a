import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { replacedParts } from '#lib/policy/replaced-parts.ts';
import { profileOverridesSchema } from '#lib/psa/profile-overrides.ts';

describe('whether anything is replaced', () => {
  it.each([undefined, {}, 'x', { screens: null }, { banner: {} }, { banner: { invoice: '(' } }])(
    'is told of what replaces nothing: %j',
    (value) => {
      expect(replacedParts(v.parse(profileOverridesSchema, value)).length > 0).toBe(false);
    },
  );

  it.each([
    { toolbars: ['.bar'] },
    { banner: { invoice: '^Bill #(\\S+)' } },
    { fields: [{ selector: '#bill', number: '^(\\S+)$' }] },
    { screens: { invoiceNames: ['BillDetail'] } },
  ])('is told of what replaces a part: %j', (value) => {
    expect(replacedParts(v.parse(profileOverridesSchema, value)).length > 0).toBe(true);
  });

  it('names a list of texts as one part, and each of a list of objects', () => {
    const field = { selector: '#bill', number: '^(\\S+)$' };
    const parts = v.parse(profileOverridesSchema, { toolbars: ['.a', '.b'], fields: [field, field] });
    expect(replacedParts(parts)).toEqual(['fields.0', 'fields.1', 'toolbars']);
  });
});
