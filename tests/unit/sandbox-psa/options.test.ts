import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mergeOptions, optionsFromQuery, psaOptionsSchema, withDefaults } from '#sandbox/psa/options.ts';
import { createPsaState } from '#sandbox/psa/state.ts';

describe('the switches of the PSA sandbox', () => {
  it('are read from an address and leave PSA’s own parameters alone', () => {
    const query = new URLSearchParams(
      'locale=en_US&sandbox.invoiceIn=iframe&sandbox.loadMs=250&sandbox.staleHash=true&sandbox.signals.hash=false',
    );
    expect(optionsFromQuery(query)).toEqual({
      invoiceIn: 'iframe',
      loadMs: 250,
      staleHash: true,
      signals: { hash: false },
    });
  });

  it.each([
    'sandbox.invoiceIn=window',
    'sandbox.loadMs=-1',
    'sandbox.signals.smell=true',
    'sandbox.colour=red',
  ])('refuse %s', (query) => {
    expect(() => optionsFromQuery(new URLSearchParams(query))).toThrow(v.ValiError);
  });

  it('may all be left out', () => {
    expect(v.parse(psaOptionsSchema, {})).toEqual({});
    expect(withDefaults({})).toMatchObject({
      layout: 'default',
      invoiceIn: 'top',
      hostedPod: false,
      storm: 0,
    });
  });

  it('keep earlier signals when one more changes', () => {
    const merged = mergeOptions({ signals: { hash: false } }, { signals: { banner: false } });
    expect(withDefaults(merged).signals).toEqual({
      hash: false,
      query: true,
      banner: false,
      rootClass: true,
      fields: true,
    });
  });

  it('are back at their defaults after a reset, with Pat Admin signed in', () => {
    const psa = createPsaState();
    psa.options = { staleHash: true };
    psa.member = null;
    psa.reset();
    expect(psa.options).toEqual({});
    expect(psa.member).toMatchObject({ email: 'pat.admin@northwind-msp.example' });
  });

  it('are back at those of the start after a reset', () => {
    const psa = createPsaState(optionsFromQuery(new URLSearchParams('sandbox.layoutSeed=17')));
    psa.options = { layoutSeed: 3, staleHash: true };
    psa.reset();
    expect(withDefaults(psa.options)).toMatchObject({ layoutSeed: 17, staleHash: false });
    expect(withDefaults({}).layoutSeed).toBe(0);
  });
});
