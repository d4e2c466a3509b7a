import { describe, expect, it } from 'vitest';
import { reconcile, type Tracked, untracked, witnesses } from '#lib/psa/reconcile.ts';
import { nothing, type Reading, type Signals } from '#lib/psa/signals.ts';

const host = 'na.myconnectwise.net';
const other: Reading = { says: 'other' };
const list: Reading = { says: 'list' };
const record = (recordId: string): Reading => ({ says: 'invoice', recordId });
const banner = (number: string): Reading => ({ says: 'invoice', number });

/** The address of a screen; `noise` is the part that the client changes without navigating. */
function at(hash: Reading, noise = ''): Pick<Signals, 'hash' | 'address'> {
  return { hash, address: `https://${host}/#${JSON.stringify(hash)}${noise}` };
}

function look(previous: Tracked, signals: Partial<Signals>): Tracked {
  const silent = { host, address: '', hash: nothing, query: nothing, banner: nothing, root: nothing };
  return reconcile(previous, { ...silent, ...signals });
}

/** What the last of several looks finds: the invoice, or why there is none. */
function outcomeOf(...looks: Partial<Signals>[]): unknown {
  const { outcome } = looks.reduce<Tracked>(look, untracked);
  if (outcome.kind === 'none') return outcome.reason;
  const { host: _, ...named } = outcome.invoice;
  return named;
}

const first = { ...at(record('5101')), banner: banner('20101') };
const second = { ...at(record('5102')), banner: banner('20102') };

describe('which invoice is on screen', () => {
  it('is named by the address, by the banner, and best by both', () => {
    expect(outcomeOf(at(record('5101')))).toEqual({ recordId: '5101' });
    expect(outcomeOf({ banner: banner('20101') })).toEqual({ number: '20101' });
    expect(outcomeOf(first)).toEqual({ recordId: '5101', number: '20101' });
    expect(outcomeOf({ ...at({ says: 'invoice' }), banner: banner('20101') })).toEqual({ number: '20101' });
  });

  it('is named by the deep link, with its company, until the client writes a fragment', () => {
    const link = { address: '?routeTo', query: { ...record('5101'), company: 'acme' } };
    expect(outcomeOf(link)).toEqual({ company: 'acme', recordId: '5101' });
    expect(outcomeOf(link, at(record('5102')))).toEqual({ recordId: '5102' });
  });

  it.each([
    ['no_signal', {}],
    ['no_record_named', { root: { says: 'invoice' } }],
    ['no_record_named', at({ says: 'invoice' })],
    ['list', { ...at(list), banner: banner('20101') }],
    ['list', { ...first, root: list }],
    ['banners_disagree', { ...at(record('5101')), banner: { says: 'conflict' } }],
    ['banner_names_another_screen', { ...at(record('5101')), banner: other }],
    ['root_names_another_screen', { ...first, root: other }],
    ['address_names_another_screen', { ...at(other), banner: banner('20101') }],
    ['address_names_another_screen', at(other)],
  ] satisfies [string, Partial<Signals>][])('is none: %s', (reason, signals) => {
    expect(outcomeOf(signals)).toBe(reason);
  });
});

describe('an invoice that stays open', () => {
  it('is the same on another tab of it, whatever noise the address carries', () => {
    expect(outcomeOf(first, { ...first, ...at(record('5101'), 'rnd=0.5') })).toEqual({
      recordId: '5101',
      number: '20101',
    });
  });

  it('stays when the banner goes away and comes back', () => {
    expect(outcomeOf(first, at(record('5101')))).toEqual({ recordId: '5101' });
    expect(outcomeOf(first, at(record('5101')), first)).toEqual({ recordId: '5101', number: '20101' });
  });
});

describe('going from one invoice to another', () => {
  it('shows nothing while the banner still shows the former one', () => {
    const lagging = { ...second, banner: first.banner };
    expect(outcomeOf(first, lagging)).toBe('banner_lags');
    expect(outcomeOf(first, lagging, { ...lagging, ...at(record('5102'), 'rnd=0.5') })).toBe('banner_lags');
    expect(outcomeOf(first, lagging, second)).toEqual({ recordId: '5102', number: '20102' });
    expect(outcomeOf(first, lagging, at(record('5102')))).toEqual({ recordId: '5102' });
    expect(outcomeOf(first, lagging, first)).toEqual({ recordId: '5101', number: '20101' });
  });

  it('shows nothing for a lagging banner that vanishes and lingers on', () => {
    expect(outcomeOf(first, at(record('5102')), { ...second, banner: first.banner })).toBe('banner_lags');
  });

  it('remembers the former one through a screen whose banner never came', () => {
    const ticket = { ...at(other), banner: first.banner };
    expect(outcomeOf(first, ticket)).toBe('address_names_another_screen');
    expect(outcomeOf(first, ticket, { ...second, banner: first.banner })).toBe('banner_lags');
  });

  it('waits for the banner of a screen before to go', () => {
    const ticket = { ...at(other), banner: other };
    const lagging = { ...first, banner: other };
    expect(outcomeOf(ticket, lagging)).toBe('banner_names_another_screen');
    expect(outcomeOf(ticket, lagging, first)).toEqual({ recordId: '5101', number: '20101' });
  });
});

describe('content that is swapped without navigating', () => {
  const swapped = { ...first, banner: banner('20102') };

  it('is named by its banner alone', () => {
    expect(outcomeOf(first, swapped)).toEqual({ number: '20102' });
    expect(outcomeOf(first, swapped, { ...swapped, ...at(record('5101'), 'rnd=0.5') })).toEqual({
      number: '20102',
    });
    expect(outcomeOf(first, swapped, { ...first, banner: banner('20103') })).toEqual({ number: '20103' });
  });

  it('is not taken for the invoice in the address when its banner goes away', () => {
    expect(outcomeOf(first, swapped, at(record('5101')))).toBe('address_stale');
    expect(outcomeOf(first, { ...first, banner: other }, at(record('5101')))).toBe('address_stale');
  });

  it('is believed again when the banner returns to what it was', () => {
    expect(outcomeOf(first, swapped, first)).toEqual({ recordId: '5101', number: '20101' });
  });

  it('turns a ticket into an invoice', () => {
    const ticket = { ...at(other), banner: other };
    expect(outcomeOf(ticket, { ...ticket, banner: banner('20101') })).toEqual({ number: '20101' });
  });

  it('keeps its banner alone while the address catches up, or runs ahead', () => {
    expect(outcomeOf(first, swapped, second)).toEqual({ number: '20102' });
    const ahead = at(record('5103'));
    expect(outcomeOf(first, swapped, { ...ahead, banner: banner('20102') })).toEqual({ number: '20102' });
    expect(
      outcomeOf(first, swapped, { ...ahead, banner: banner('20102') }, { ...ahead, banner: banner('20103') }),
    ).toEqual({
      number: '20103',
    });
  });

  it('is forgotten once another record is opened', () => {
    const third = { ...at(record('5103')), banner: banner('20103') };
    expect(outcomeOf(first, swapped, third)).toEqual({ recordId: '5103', number: '20103' });
  });
});

/** A banner of which only the number can be read. */
const unknown = (number: string): Reading => ({ says: 'record', number });

describe('a banner in words that nobody knows', () => {
  const invoice = { ...at(record('5101')), root: { says: 'invoice' } as const };
  const named = { recordId: '5101', number: '20101' };

  it('gives its number beside the record id in the address, whatever the root says of it', () => {
    expect(outcomeOf({ ...invoice, banner: unknown('20101') })).toEqual(named);
    expect(outcomeOf({ ...at(record('5101')), banner: unknown('20101') })).toEqual(named);
  });

  it('is never believed alone', () => {
    const banner = unknown('20101');
    expect(outcomeOf({ banner })).toBe('no_signal');
    expect(outcomeOf({ banner, root: { says: 'invoice' } })).toBe('no_record_named');
    expect(outcomeOf({ ...at({ says: 'invoice' }), root: { says: 'invoice' }, banner })).toBe(
      'no_record_named',
    );
    expect(outcomeOf({ ...at(other), banner })).toBe('address_names_another_screen');
    expect(outcomeOf({ ...invoice, root: other, banner })).toBe('root_names_another_screen');
    expect(outcomeOf({ ...invoice, root: list, banner })).toBe('list');
  });

  it('is the same invoice’s when the browser translates it, and when it turns back', () => {
    expect(outcomeOf(first, { ...first, banner: unknown('20101') })).toEqual(named);
    expect(outcomeOf(first, { ...first, banner: unknown('20101') }, first)).toEqual(named);
  });

  it('leaves nothing to be shown once its number is another, because the content was swapped', () => {
    const shown = { ...invoice, banner: unknown('20101') };
    const swapped = { ...invoice, banner: unknown('26251') };
    expect(outcomeOf(shown, swapped)).toBe('address_stale');
    expect(outcomeOf(first, swapped)).toBe('address_stale');
    expect(outcomeOf(shown, swapped, at(record('5101')))).toBe('address_stale');
    expect(outcomeOf(shown, swapped, shown)).toEqual(named);
  });

  it('is waited for while it is still the former screen’s', () => {
    const ticket = { ...at(other), banner: unknown('26251') };
    const lagging = { ...invoice, banner: unknown('26251') };
    const noise = { ...lagging, ...at(record('5101'), 'rnd=0.5') };
    expect(outcomeOf(ticket, lagging)).toBe('banner_lags');
    expect(outcomeOf(ticket, lagging, noise, lagging)).toBe('banner_lags');
    expect(outcomeOf(ticket, lagging, { ...invoice, banner: unknown('20101') })).toEqual(named);
    expect(outcomeOf({ ...invoice, banner: unknown('20101') }, { ...second, banner: unknown('20101') })).toBe(
      'banner_lags',
    );
  });

  it('counts where it was there before the address was written', () => {
    const early = { address: 'early', banner: unknown('20101') };
    expect(outcomeOf(early, { ...invoice, banner: unknown('20101') })).toEqual(named);
    const ahead = { ...invoice, banner: unknown('20102') };
    expect(
      outcomeOf({ ...invoice, banner: unknown('20101') }, ahead, { ...second, banner: unknown('20102') }),
    ).toEqual({ recordId: '5102', number: '20102' });
  });
});

describe('leaving and returning', () => {
  it('carries nothing along', () => {
    const swapped = { ...first, banner: banner('20102') };
    expect(outcomeOf(first, swapped, at(list), first)).toEqual({ recordId: '5101', number: '20101' });
    const renumbered = { ...first, banner: banner('20101-A') };
    expect(outcomeOf(first, at(list), renumbered)).toEqual({ recordId: '5101', number: '20101-A' });
    const mistaken = { ...second, banner: banner('20101') };
    expect(outcomeOf(mistaken, at(other), first)).toEqual({ recordId: '5101', number: '20101' });
  });
});

describe('what diagnostics are told', () => {
  const told = (...looks: Partial<Signals>[]) => witnesses(looks.reduce<Tracked>(look, untracked));

  it('names the places that spoke and those that disagreed', () => {
    expect(witnesses(untracked)).toEqual({ spoke: [], disagreed: [] });
    expect(told(first)).toEqual({ spoke: ['hash', 'banner'], disagreed: [] });
    expect(told({ ...first, root: other })).toEqual({
      spoke: ['hash', 'banner', 'root'],
      disagreed: ['root'],
    });
    expect(told(first, second, { ...second, banner: banner('20103') }).disagreed).toEqual(['hash']);
    expect(told(first, { ...second, banner: first.banner }).disagreed).toEqual(['banner']);
    expect(told({ ...first, banner: unknown('20101') }).disagreed).toEqual([]);
    expect(told({ ...at(other), banner: unknown('20101') }).disagreed).toEqual(['hash', 'banner']);
  });
});
