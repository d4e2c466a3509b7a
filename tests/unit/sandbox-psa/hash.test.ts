import { describe, expect, it } from 'vitest';
import { decodePsaHash, encodePsaHash, type PsaHashState } from '#sandbox/psa/hash.ts';
import recorded from '../../fixtures/psa-hash.json' with { type: 'json' };
import { fc } from '../support/properties.ts';

const key = fc.stringMatching(/^[a-z][a-z_0-9]{0,7}$/);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;
const state: fc.Arbitrary<PsaHashState> = fc.record({
  pid: fc.nat(),
  p: key,
  s: fc.record({ p: fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true }) }),
  rnd: fc.double({ min: 0, max: 1, noNaN: true }).map((random) => random + 0),
});

describe('the hash of the PSA sandbox', () => {
  it.each(recorded.fragments)('reads what the real client wrote ($token)', ({ hash, state, token }) => {
    expect(decodePsaHash(hash)).toEqual({ state, token });
  });

  it.each(recorded.fragments)('writes it character for character ($token)', ({ hash, state, token }) => {
    expect(encodePsaHash(state, token ?? undefined)).toBe(hash);
  });

  it('gives back every state, with its token', () => {
    fc.assert(
      fc.property(state, fc.constantFrom('InvoiceDetail', undefined), (original, token) => {
        const hash = encodePsaHash(original, token);
        expect(hash).toMatch(/^#XQAACA[\w$]+=*(?:\?\?InvoiceDetail)?$/);
        expect(decodePsaHash(hash)).toEqual({ state: original, token: token ?? null });
      }),
      { numRuns: 100 },
    );
  });

  it.each(['', '#', '#startscreen=sr150', '#XQAACA', '#XQAACABaAAAAAAAAAAA9iIoG07', '#XQAACA%%%'])(
    'takes %j for no state of PSA',
    (hash) => {
      expect(decodePsaHash(hash)).toBeNull();
    },
  );
});
