import { describe, expect, it } from 'vitest';
import { readHash } from '#lib/psa/address/hash.ts';
import fixture from '../../../fixtures/psa-hash.json' with { type: 'json' };
import { fc } from '../../support/properties.ts';
import { packBytes, packHash, stateOf, toPayload } from '../support/pack.ts';

const recordNumber = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe('reading the address of a PSA page', () => {
  it.each(fixture.fragments)('reads a real fragment of place $state.p', ({ hash, token, state }) => {
    const { idxk: tab }: { idxk?: string } = state.s.p;
    expect(readHash(hash)).toEqual({
      kind: 'screen',
      place: state.p,
      ...(token !== null && { token }),
      ...(tab !== undefined && { tab }),
    });
  });

  it.each(fixture.fragments)('is tested with fragments packed as the client packs: $state.p', (real) => {
    const text = JSON.stringify(real.state).replaceAll(',"', ', "');
    expect(`#${toPayload(packBytes(text))}`).toBe(real.hash.replace(/\?\?.*/, ''));
  });

  it('finds the record id of any detail screen', () => {
    fc.assert(
      fc.property(recordNumber, fc.double(), (rd, rnd) => {
        const hash = packHash(stateOf('fi150', rd, rnd), 'InvoiceDetail');
        const expected = { kind: 'screen', place: 'fi150', token: 'InvoiceDetail', recordId: String(rd) };
        expect(readHash(hash)).toEqual(expected);
        expect(readHash(hash.replaceAll('=', ''))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the record id in a link made by hand', () => {
    const state = '%7B%22p%22:%22sr150%22,%20%22s%22:%7B%22p%22:%7B%22pid%22:184,%20%22rd%22:26251%7D%7D%7D';
    expect(readHash(`#startscreen=sr150&state=${state}`)).toEqual({
      kind: 'screen',
      place: 'sr150',
      recordId: '26251',
    });
    expect(readHash('#startscreen=sr200')).toEqual({ kind: 'screen', place: 'sr200' });
  });

  it('believes neither place when a link names two', () => {
    const state = encodeURIComponent(JSON.stringify(stateOf('sr150', 5101)));
    expect(readHash(`#startscreen=fi150&state=${state}`)).toEqual({ kind: 'unreadable' });
  });

  it('does not take the record id of a pane inside the screen', () => {
    const state = { p: 'fi150', s: { rd: 1, p: { pid: 27, slk: { p_1: { rd: 5101 } } } }, rd: 2 };
    expect(readHash(packHash(state))).toEqual({ kind: 'screen', place: 'fi150' });
  });

  it.each([
    [0],
    [-5101],
    [1.5],
    [2 ** 53],
    ['0'],
    ['12a'],
    ['1'.repeat(19)],
    [null],
    [true],
    [[5101]],
    [{ rd: 1 }],
  ])('takes %j for no record', (rd) => {
    expect(readHash(packHash(stateOf('fi150', rd)))).toEqual({ kind: 'screen', place: 'fi150' });
  });

  it('reads a state with text of any script', () => {
    const state = { p: 'fi150', s: { p: { rd: 5101, filter: 'Zürich 東京 🧾' } } };
    expect(readHash(packHash(state))).toMatchObject({ recordId: '5101' });
  });

  it.each([[''], ['#']])('sees no state in %j', (hash) => {
    expect(readHash(hash)).toEqual({ kind: 'none' });
  });

  it('still reads the name of the screen beside a damaged payload', () => {
    expect(readHash('#XQAACABaAAAA??InvoiceSearch')).toEqual({ kind: 'unreadable', token: 'InvoiceSearch' });
  });

  it.each([
    ['another shape', packHash({ p: 'fi150', s: [] })],
    ['JSON that is no object', packHash('fi150')],
    ['no JSON', `#${toPayload(packBytes('{"p":'))}`],
    ['foreign characters', '#XQAACABa-/+'],
    ['base64 of no possible length', '#XQAAC'],
    ['a token that is no name', `${packHash(stateOf('fi150', 1))}??Invoice Detail`],
    ['too much text', `#${'A'.repeat(70_000)}`],
  ])('calls %s unreadable', (_, hash) => {
    expect(readHash(hash)).toEqual({ kind: 'unreadable' });
  });

  it('does not unpack a small payload that would become a large state', () => {
    const bomb = toPayload(packBytes(JSON.stringify(stateOf('fi150', 'a'.repeat(65_536)))));
    expect(bomb.length).toBeLessThan(1000);
    expect(readHash(`#${bomb}`)).toEqual({ kind: 'unreadable' });
  });

  it('never throws and never invents a record, whatever the address is', () => {
    const hash = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((text) => `#XQAACAB${text}`),
      fc.string().map((text) => `#startscreen=${text}&state=%${text}`),
      fc.json().map((text) => `#startscreen=fi150&state=${encodeURIComponent(text)}`),
    );
    fc.assert(
      fc.property(hash, (text) => {
        expect(readHash(text)).not.toHaveProperty('recordId');
      }),
      { numRuns: 2000 },
    );
  });

  it('does not read another record from a fragment that was cut or has one character changed', () => {
    const whole = packHash(stateOf('fi150', 5101));
    const recordIn = (hash: string) => ({ recordId: '5101', ...readHash(hash) }).recordId;
    for (let at = 0; at <= whole.length; at += 1) {
      expect(recordIn(whole.slice(0, at))).toBe('5101');
      for (const character of ['', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$_=?']) {
        expect(recordIn(whole.slice(0, at) + character + whole.slice(at + 1))).toBe('5101');
      }
    }
  });
});
