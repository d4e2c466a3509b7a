import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { invoiceNumberSchema, recordIdSchema } from '#lib/psa/invoice-ref.ts';
import { decodePsaHash } from '#sandbox/psa/hash.ts';
import { type Layout, layoutOf } from '#sandbox/psa/layouts/layout.ts';
import { otherKinds } from '#sandbox/psa/layouts/names.ts';
import { addressOf, kindOf, type LayoutScreen, movesAddress, truthOf } from '#sandbox/psa/layouts/screens.ts';

const layouts = Array.from({ length: 100 }, (_, index) => layoutOf(index + 1));
const indexes = Array.from({ length: 30 }, (_, index) => index);
const invoiceAt = (index: number): LayoutScreen => ({ kind: 'invoice', index });
const first = invoiceAt(0);

/** What an address says, in any of its forms. */
function readAddress(address: string): { name: unknown; recordId: unknown } {
  const url = new URL(address, 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx');
  const packed = decodePsaHash(url.hash);
  if (packed !== null) return { name: packed.state.p, recordId: packed.state.s.p['rd'] };
  if (url.hash === '') {
    const recordId = url.searchParams.get('recid');
    return {
      name: url.searchParams.get('routeTo'),
      recordId: recordId === null ? undefined : Number(recordId),
    };
  }
  const plain = new URLSearchParams(url.hash.slice(1));
  const state = JSON.parse(plain.get('state') ?? '{}');
  return { name: plain.get('startscreen'), recordId: state.s.p.rd };
}

const of = (form: Layout['address']['form'], record: Layout['address']['record']) =>
  layouts.filter(({ address }) => address.form === form && address.record === record);

describe('the screens of a made-up layout', () => {
  it('show invoices with numbers and record IDs of PSA’s form, each once', () => {
    for (const layout of layouts) {
      const truths = indexes.map((index) => truthOf(layout, invoiceAt(index)));
      expect(truths.filter((truth) => !v.is(invoiceNumberSchema, truth?.number))).toEqual([]);
      expect(truths.filter((truth) => !v.is(recordIdSchema, truth?.recordId))).toEqual([]);
      expect(new Set(truths.map((truth) => truth?.number)).size).toBe(indexes.length);
      expect(new Set(truths.map((truth) => truth?.recordId)).size).toBe(indexes.length);
    }
  });

  it('are the same for the same seed', () => {
    for (const { seed } of layouts.slice(0, 20)) {
      for (const screen of [invoiceAt(7), { kind: 'other', index: 3 }, { kind: 'list' }] as const) {
        expect(addressOf(layoutOf(seed), screen)).toBe(addressOf(layoutOf(seed), screen));
        expect(truthOf(layoutOf(seed), screen)).toEqual(truthOf(layoutOf(seed), screen));
      }
    }
  });

  it.each(['packed', 'packed without token', 'plain', 'query'] as const)(
    'have the invoice’s record ID in a %s address, where the layout says so',
    (form) => {
      const some = of(form, 'invoice');
      expect(some.length).toBeGreaterThan(2);
      for (const layout of some) {
        const { name, recordId } = readAddress(addressOf(layout, invoiceAt(2)));
        expect(String(recordId)).toBe(truthOf(layout, invoiceAt(2))?.recordId);
        expect(name).toBe(form === 'query' ? layout.names.invoice.type : layout.names.invoice.place);
      }
    },
  );

  it('have another record’s ID or none in the address, where the layout says so', () => {
    const companies = layouts.filter(({ address }) => address.record === 'company');
    expect(companies.length).toBeGreaterThan(2);
    for (const layout of companies) {
      const ids = indexes
        .slice(0, 9)
        .map((index) => readAddress(addressOf(layout, invoiceAt(index))).recordId);
      expect(new Set(ids).size).toBeLessThan(ids.length);
      expect(ids).not.toContain(undefined);
    }
    const nameless = layouts.filter(({ address }) => address.record === 'none');
    expect(nameless.length).toBeGreaterThan(2);
    for (const layout of nameless) {
      expect(readAddress(addressOf(layout, first)).recordId).toBeUndefined();
    }
  });

  it('are of twelve other kinds, none of them an invoice', () => {
    for (const layout of layouts.slice(0, 20)) {
      const screens = otherKinds.map((_, index): LayoutScreen => ({ kind: 'other', index }));
      expect(new Set(screens.map((screen) => kindOf(layout, screen)))).toEqual(new Set(otherKinds));
      for (const screen of [...screens, { kind: 'list' } as const])
        expect(truthOf(layout, screen)).toBeNull();
    }
  });

  it('keep the address between invoices only where the layout swaps content', () => {
    for (const layout of layouts) {
      expect(movesAddress(layout, first, invoiceAt(1))).toBe(!layout.arrival.swaps);
      expect(movesAddress(layout, { kind: 'list' }, first)).toBe(true);
    }
  });

  it('show the given invoices instead of made-up ones', () => {
    const company = { name: 'Contoso Dental', recordId: '301' };
    const own = [
      { number: '20101', recordId: '5101', company },
      { number: '20102', recordId: '5102', company },
    ];
    const layout = layoutOf(17, own);
    expect([0, 1, 2].map((index) => truthOf(layout, invoiceAt(index))?.number)).toEqual([
      '20101',
      '20102',
      '20101',
    ]);
    expect({ ...layout, invoices: null }).toEqual(layoutOf(17));
  });
});
