import { describe, expect, it } from 'vitest';
import { reconcile, type Tracked, untracked, witnesses } from '#lib/psa/reconcile.ts';
import { nothing, type Reading, type SignalName, type Signals, signalNames } from '#lib/psa/signals.ts';

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
  const silent = Object.fromEntries(signalNames.map((name) => [name, nothing])) as Record<
    SignalName,
    Reading
  >;
  return reconcile(previous, { host, address: '', ...silent, ...signals });
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

/** A field that holds a number, as the built-in one: not without a screen. */
const field = (number: string): Reading => ({ says: 'invoice', number, needsScreen: true });
const conflict: Reading = { says: 'conflict' };

describe('a field that holds the number', () => {
  const named = { recordId: '5101', number: '20101' };

  it('gives it as a banner does, and agrees with one', () => {
    expect(outcomeOf({ ...at(record('5101')), field: field('20101') })).toEqual(named);
    expect(outcomeOf({ ...first, field: field('20101') })).toEqual(named);
    expect(outcomeOf({ banner: banner('20101'), field: field('20101') })).toEqual({ number: '20101' });
  });

  it('gives it where the banner is an invoice’s without a number, on an invoice’s screen', () => {
    // A company may be called after invoices, and its banner begins with its name.
    expect(outcomeOf({ banner: { says: 'invoice' }, field: field('20101') })).toBe('screen_unnamed');
    expect(outcomeOf({ ...at(record('5101')), banner: { says: 'invoice' }, field: field('20101') })).toEqual(
      named,
    );
  });

  it('shows no other number than before while the screen is on its way', () => {
    const shown = { ...at(record('5101')), field: field('20101') };
    const next = { ...at(record('5102')), field: field('20102') };
    expect(outcomeOf(shown, { ...shown, isLoading: true })).toEqual(named);
    expect(outcomeOf(shown, { ...next, isLoading: true })).toBe('still_loading');
    expect(outcomeOf(shown, { ...next, isLoading: true }, next)).toEqual({
      recordId: '5102',
      number: '20102',
    });
    expect(outcomeOf({ ...shown, isLoading: true }, shown)).toEqual(named);
  });

  it('needs more on another record’s address than what may stand there, too', () => {
    const weak: readonly Partial<Signals>[] = [
      { tab: { says: 'invoice' } },
      { pods: { says: 'invoice' } },
      { hosted: { says: 'invoice' } },
    ];
    for (const signals of weak) {
      expect(outcomeOf({ ...signals, field: field('20101') })).toEqual({ number: '20101' });
      expect(outcomeOf({ ...at(other), ...signals, field: field('20101') })).toBe(
        'address_names_another_screen',
      );
    }
  });

  it('counts above a banner in words that nobody knows', () => {
    expect(outcomeOf({ ...at(record('5101')), banner: unknown('7'), field: field('20101') })).toEqual(named);
    expect(outcomeOf({ banner: unknown('7'), field: field('20101'), root: { says: 'invoice' } })).toEqual({
      number: '20101',
    });
    expect(outcomeOf({ banner: unknown('20101'), field: field('20101') })).toBe('screen_unnamed');
  });

  it.each([
    ['numbers_disagree', { ...first, field: field('20102') }],
    ['numbers_disagree', { banner: banner('20101'), field: { says: 'invoice', number: '20102' } }],
    ['banners_disagree', { ...first, field: conflict }],
    ['banners_disagree', { ...at(record('5101')), field: conflict }],
    ['banners_disagree', { ...at(record('5101')), banner: conflict, field: field('20101') }],
    ['banner_names_another_screen', { ...at(record('5101')), banner: other, field: field('20101') }],
    ['root_names_another_screen', { ...at(record('5101')), field: field('20101'), root: other }],
    ['address_names_another_screen', { ...at(other), field: field('20101') }],
    ['address_names_another_screen', { ...at(other), field: { says: 'invoice', number: '20101' } }],
    ['list', { ...at(list), field: field('20101'), root: { says: 'invoice' } }],
    ['list', { field: field('20101'), root: list }],
  ] satisfies [string, Partial<Signals>][])('shows nothing: %s', (reason, signals) => {
    expect(outcomeOf(signals)).toBe(reason);
  });

  it('shows nothing where no place says that the screen is an invoice’s', () => {
    expect(outcomeOf({ field: field('20101') })).toBe('screen_unnamed');
    expect(outcomeOf({ field: field('20101'), banner: unknown('20101') })).toBe('screen_unnamed');
  });

  it.each(['tab', 'root', 'pods', 'hosted', 'hash', 'query'] as const)(
    'is believed alone where %s says that the screen is an invoice’s',
    (name) => {
      expect(outcomeOf({ field: field('20101'), [name]: { says: 'invoice' } })).toEqual({ number: '20101' });
    },
  );

  it('is believed without a screen where its profile says so', () => {
    expect(outcomeOf({ field: { says: 'invoice', number: '20101' } })).toEqual({ number: '20101' });
  });

  it('lags behind the address as a banner does', () => {
    const [former, next] = [at(record('5101')), at(record('5102'))];
    expect(outcomeOf({ ...former, field: field('20101') }, { ...next, field: field('20101') })).toBe(
      'banner_lags',
    );
    expect(
      outcomeOf(
        { ...former, field: field('20101') },
        { ...next, field: field('20101') },
        { ...next, field: field('20102') },
      ),
    ).toEqual({ recordId: '5102', number: '20102' });
    expect(outcomeOf(first, { ...next, field: field('20101') })).toBe('banner_lags');
  });

  it('makes an address stale when its number is another', () => {
    const shown = { ...at(record('5101')), field: field('20101') };
    const swapped = { ...shown, field: field('20102') };
    expect(outcomeOf(shown, swapped)).toEqual({ number: '20102' });
    expect(outcomeOf(shown, swapped, at(record('5101')))).toBe('address_stale');
    expect(outcomeOf(shown, swapped, shown)).toEqual(named);
    expect(outcomeOf(first, { ...first, banner: nothing, field: field('20102') })).toEqual({
      number: '20102',
    });
  });

  it('takes over from a banner, and back, without a change', () => {
    const inField = { ...at(record('5101')), field: field('20101') };
    expect(outcomeOf(first, inField)).toEqual(named);
    expect(outcomeOf(first, inField, first)).toEqual(named);
  });

  it('and a banner that run after one another show nothing until they agree', () => {
    const both = (bannerNumber: string, fieldNumber: string) => ({
      ...at(record('5102')),
      banner: banner(bannerNumber),
      field: field(fieldNumber),
    });
    const before = { ...first, field: field('20101') };
    expect(outcomeOf(before, both('20101', '20101'))).toBe('banner_lags');
    expect(outcomeOf(before, both('20102', '20101'))).toBe('numbers_disagree');
    expect(outcomeOf(before, both('20101', '20102'))).toBe('numbers_disagree');
    expect(outcomeOf(before, both('20102', '20101'), both('20102', '20102'))).toEqual({
      recordId: '5102',
      number: '20102',
    });
  });
});

describe('the record that hosted pods are about', () => {
  const hosted = (recordId: string): Reading => ({ says: 'invoice', recordId, needsNumber: true });

  it('agrees with the address', () => {
    expect(outcomeOf({ ...first, hosted: hosted('5101') })).toEqual({ recordId: '5101', number: '20101' });
    expect(outcomeOf({ ...at(record('5101')), hosted: { says: 'invoice' } })).toEqual({ recordId: '5101' });
  });

  it('speaks where the address says nothing, together with a number', () => {
    const named = { recordId: '5101', number: '20101' };
    expect(outcomeOf({ hosted: hosted('5101'), field: field('20101') })).toEqual(named);
    expect(outcomeOf({ hosted: hosted('5101'), banner: banner('20101') })).toEqual(named);
    expect(outcomeOf({ hosted: hosted('5101'), banner: unknown('20101') })).toEqual(named);
    expect(outcomeOf({ hosted: hosted('5101') })).toBe('no_record_named');
    expect(outcomeOf({ hosted: { says: 'invoice' } })).toBe('no_signal');
  });

  it('does not stand against an address of another screen', () => {
    expect(outcomeOf({ ...at(other), hosted: hosted('5101'), field: field('20101') })).toBe(
      'address_names_another_screen',
    );
    expect(outcomeOf({ ...at(list), hosted: hosted('5101'), banner: banner('20101') })).toBe('list');
  });

  it.each([
    ['another record', hosted('5102')],
    ['two records', conflict],
  ])('shows nothing where it is %s', (_, reading) => {
    expect(outcomeOf({ ...first, hosted: reading })).toBe('hosted_names_another_record');
    expect(outcomeOf({ ...at(record('5101')), hosted: reading })).toBe('hosted_names_another_record');
    expect(outcomeOf({ query: record('5101'), hosted: reading })).toBe('hosted_names_another_record');
  });

  it('shows nothing where it is two records and the address says nothing', () => {
    expect(outcomeOf({ banner: banner('20101'), hosted: conflict })).toBe('hosted_names_another_record');
  });

  it('is waited for while its frame is still the former record’s', () => {
    const lagging = { ...second, hosted: hosted('5101') };
    const before = { ...first, hosted: hosted('5101') };
    expect(outcomeOf(before, lagging)).toBe('hosted_names_another_record');
    expect(outcomeOf(before, lagging, { ...second, hosted: hosted('5102') })).toEqual({
      recordId: '5102',
      number: '20102',
    });
  });

  it('gives no record ID of the former record where the number is another’s', () => {
    const before = { hosted: hosted('5101'), banner: banner('20101') };
    expect(outcomeOf(before, { ...before, banner: banner('20102') })).toEqual({ number: '20102' });
  });
});

describe('an address whose name a site has learned', () => {
  const learned: Reading = { says: 'invoice', recordId: '5101', needsNumber: true };

  it('counts only together with a number', () => {
    expect(outcomeOf(at(learned))).toBe('no_record_named');
    expect(outcomeOf({ ...at(learned), root: { says: 'invoice' } })).toBe('no_record_named');
    const named = { recordId: '5101', number: '20101' };
    expect(outcomeOf({ ...at(learned), field: field('20101') })).toEqual(named);
    expect(outcomeOf({ ...at(learned), banner: banner('20101') })).toEqual(named);
    expect(outcomeOf({ ...at(learned), banner: unknown('20101') })).toEqual(named);
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

describe('WisePay’s own pod on the page', () => {
  it('changes nothing about which invoice is found beside it', () => {
    expect(outcomeOf({ ...first, wisePayPod: 'beside' })).toEqual(outcomeOf(first));
    expect(outcomeOf({ wisePayPod: 'beside' })).toBe('no_signal');
  });

  it('leaves no invoice to the panel where the policy chose the pod, and only while it is there', () => {
    const instead = { ...first, wisePayPod: 'instead' as const };
    expect(outcomeOf(instead)).toBe('hosted_instead');
    expect(outcomeOf(first, instead)).toBe('hosted_instead');
    expect(outcomeOf(instead, first)).toEqual(outcomeOf(first));
  });

  it('is no reason where there is no invoice anyway', () => {
    expect(outcomeOf({ ...at(list), wisePayPod: 'instead' })).toBe('list');
    expect(outcomeOf({ ...first, root: other, wisePayPod: 'instead' })).toBe('root_names_another_screen');
  });

  it('does not let the next record’s address be taken for the last banner’s', () => {
    const instead = { ...first, wisePayPod: 'instead' as const };
    const lagging = { ...second, banner: first.banner };
    expect(outcomeOf(instead, lagging)).toBe('banner_lags');
    expect(outcomeOf(instead, lagging, second)).toEqual(outcomeOf(second));
  });

  it('disagrees with nothing in the report', () => {
    const words = { ...first, banner: unknown('20101'), wisePayPod: 'instead' as const };
    expect(witnesses(look(untracked, words))).toEqual({ spoke: ['hash', 'banner'], disagreed: [] });
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
    expect(told({ ...first, field: field('20102') })).toEqual({
      spoke: ['hash', 'banner', 'field'],
      disagreed: ['banner', 'field'],
    });
    expect(told({ field: field('20101') }).disagreed).toEqual(['field']);
    expect(told({ ...first, hosted: record('5102') }).disagreed).toEqual(['hosted']);
    const swapped = { ...first, field: field('20101'), tab: { says: 'invoice' } as const };
    const now = { ...swapped, banner: banner('20103'), field: field('20103'), pods: swapped.tab };
    expect(told(swapped, now)).toEqual({
      spoke: ['hash', 'tab', 'banner', 'field', 'pods'],
      disagreed: ['hash'],
    });
  });
});
