import { describe, expect, it } from 'vitest';
import { reconcile, untracked } from '#lib/psa/reconcile.ts';
import { nothing, type Reading, type Signals } from '#lib/psa/signals.ts';
import { hasGoneOn, type OpenedOn } from '../../../entrypoints/invoice.content/opened-by-number.ts';

const place = { address: 'https://na.myconnectwise.net/v2025_1/ConnectWise.aspx#XQ', entry: 'entry-1' };
const silent: Signals = {
  host: 'na.myconnectwise.net',
  address: place.address,
  hash: nothing,
  query: nothing,
  tab: nothing,
  banner: nothing,
  field: nothing,
  root: nothing,
  pods: nothing,
  hosted: nothing,
};
const opened = (signals: Partial<Signals> = {}): OpenedOn => ({ place, signals: { ...silent, ...signals } });
const now = (signals: Partial<Signals> = {}) => reconcile(untracked, { ...silent, ...signals });
const other: Reading = { says: 'other' };

describe('a panel that was opened by its number stays', () => {
  it('while the page is where it was and says nothing', () => {
    expect(hasGoneOn(opened(), place, now())).toBe(false);
  });

  it('while the page goes on saying what it said', () => {
    const banner: Reading = { says: 'invoice' };
    expect(hasGoneOn(opened({ banner, root: other }), place, now({ banner, root: other }))).toBe(false);
  });

  it('while the page is drawn anew, and for a moment says nothing', () => {
    expect(hasGoneOn(opened({ banner: other }), place, now())).toBe(false);
  });

  it('while the page cannot be read', () => {
    expect(hasGoneOn(opened(), place, untracked)).toBe(false);
  });
});

describe('a panel that was opened by its number has had its time', () => {
  it('at another address', () => {
    expect(hasGoneOn(opened(), { ...place, address: `${place.address}2` }, now())).toBe(true);
  });

  it('at another entry of the history under the same address', () => {
    expect(hasGoneOn(opened(), { ...place, entry: 'entry-2' }, now())).toBe(true);
  });

  it.each<[string, Partial<Signals>, Partial<Signals>]>([
    ['another kind of record', {}, { banner: other }],
    ['a list', { banner: { says: 'invoice' } }, { root: { says: 'list' } }],
    ['another record', { hash: { says: 'other' } }, { hash: { says: 'invoice', recordId: '5102' } }],
    [
      'another number',
      { banner: { says: 'invoice', number: '20101' } },
      { banner: { says: 'invoice', number: '20102' } },
    ],
    ['banners that disagree', {}, { banner: { says: 'conflict' } }],
  ])('when the page names %s', (_, before, after) => {
    expect(hasGoneOn(opened(before), place, now(after))).toBe(true);
  });

  it('when a page that could not be read then names something now', () => {
    expect(hasGoneOn({ place, signals: undefined }, place, now({ banner: other }))).toBe(true);
  });
});
