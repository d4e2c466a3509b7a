import { describe, expect, it } from 'vitest';
import { reconcile, type Tracked, untracked } from '#lib/psa/reconcile.ts';
import { nothing, type Reading, type Signals } from '#lib/psa/signals.ts';
import { fc } from '../support/properties.ts';

const host = 'na.myconnectwise.net';
const recordIds = ['5101', '5102', '5103'];
const numberOf = (recordId: string) => `2${recordId.slice(1)}`;
const numbers = recordIds.map(numberOf);

const silence = fc.constantFrom<Reading>(nothing, { says: 'list' }, { says: 'other' });
const inAddress = fc.oneof(
  silence,
  fc.constantFrom(...recordIds).map((recordId): Reading => ({ says: 'invoice', recordId })),
  fc.constant<Reading>({ says: 'invoice' }),
);
const inBanner = fc.oneof(
  fc.constantFrom<Reading>(nothing, { says: 'other' }, { says: 'conflict' }),
  fc.constantFrom(...numbers).map((number): Reading => ({ says: 'invoice', number })),
  fc.constantFrom(...numbers, '26251').map((number): Reading => ({ says: 'record', number })),
);
const anySignals: fc.Arbitrary<Signals> = fc.record({
  host: fc.constant(host),
  address: fc.constantFrom('a', 'b', 'c'),
  hash: inAddress,
  query: inAddress,
  banner: inBanner,
  root: fc.oneof(silence, fc.constant<Reading>({ says: 'invoice' })),
});

/** Runs the looks in turn and passes each result, with its signals, to `check`. */
function follow(looks: readonly Signals[], check: (found: Tracked, signals: Signals) => void): void {
  let tracked = untracked;
  for (const signals of looks) {
    tracked = reconcile(tracked, signals);
    check(tracked, signals);
  }
}

function property(check: (found: Tracked, signals: Signals) => void): void {
  fc.assert(
    fc.property(fc.array(anySignals, { maxLength: 12, size: 'max' }), (looks) => follow(looks, check)),
    { numRuns: 3000 },
  );
}

describe('whatever a page says, in whatever order', () => {
  it('only what it says now is shown', () => {
    property(({ outcome }, { hash, query, banner }) => {
      if (outcome.kind === 'none') return;
      const { recordId, number } = outcome.invoice;
      const address = hash.says === 'nothing' ? query : hash;
      if (recordId !== undefined) expect(address).toMatchObject({ says: 'invoice', recordId });
      // A banner that names an invoice is never ignored, and one in unknown words is never trusted alone.
      expect(number).toBe(banner.says === 'invoice' || banner.says === 'record' ? banner.number : undefined);
      expect(banner.says === 'record' ? recordId : (recordId ?? number)).toBeDefined();
    });
  });

  it('a list, another screen or two different banners show nothing', () => {
    property(({ outcome }, { hash, query, banner, root }) => {
      const address = hash.says === 'nothing' ? query : hash;
      const isList = address.says === 'list' || root.says === 'list';
      if (isList) expect(outcome).toEqual({ kind: 'none', reason: 'list' });
      if ([banner.says, root.says].some((says) => says === 'other' || says === 'conflict')) {
        expect(outcome.kind).toBe('none');
      }
    });
  });

  it('looking again at the same page finds the same', () => {
    property((found, signals) => expect(reconcile(found, signals)).toEqual(found));
  });
});

/** One step of a person in a client that shows the truth in the end, and the way that the client navigates. */
interface Step {
  readonly to: string;
  readonly way: 'address_first' | 'banner_first' | 'banner_gone' | 'swapped';
  readonly address: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  to: fc.constantFrom(...recordIds, 'ticket', 'list'),
  way: fc.constantFrom('address_first', 'banner_first', 'banner_gone', 'swapped'),
  address: fc.constantFrom('', 'rnd=0.5'),
});

/**
 * Takes the steps, starting at a list, and passes what is found after each one has settled to `check`.
 *
 * @param bannerOf the reading of a screen's banner
 */
function walk(
  steps: readonly Step[],
  check: (found: Tracked, content: string) => void,
  bannerOf = bannerInWords,
): void {
  let tracked = untracked;
  let address = 'list';
  let content = 'list';
  const look = (noise: string, isBannerVisible = true): void => {
    const banner = isBannerVisible ? bannerOf(content) : nothing;
    // Lists have no banner: under the address of something else, only their root identifies them.
    const root = content === 'list' ? hashOf(content) : nothing;
    const hash = hashOf(address);
    tracked = reconcile(tracked, { host, address: address + noise, hash, query: nothing, banner, root });
  };
  look('');
  for (const { to, way, address: noise } of steps) {
    if (way === 'address_first' || way === 'banner_gone') address = to;
    if (way === 'banner_first') content = to;
    if (way !== 'swapped') look(noise, way !== 'banner_gone');
    content = to;
    if (way !== 'swapped') address = to;
    look(noise);
    check(tracked, to);
  }
}

describe('a client that lags, runs ahead and swaps content', () => {
  it('has the invoice on screen named rightly or not at all, once it has settled', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, expectTruth);
      }),
      { numRuns: 5000 },
    );
  });

  it('has every invoice named in full, where only the banner ever lags', () => {
    const orderly = step.filter(({ way }) => way === 'address_first' || way === 'banner_gone');
    fc.assert(
      fc.property(fc.array(orderly, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, expectInFull);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no other invoice named in words that nobody knows, but for pairs that WisePay refuses', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, expectTruthOrRefusal, bannerInUnknownWords);
      }),
      { numRuns: 5000 },
    );
  });

  it('has every invoice named in full in words that nobody knows, where only the banner ever lags', () => {
    const orderly = step.filter(({ way }) => way === 'address_first' || way === 'banner_gone');
    fc.assert(
      fc.property(fc.array(orderly, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, expectInFull, bannerInUnknownWords);
      }),
      { numRuns: 2000 },
    );
  });

  it('has every invoice named, where only the address ever lags', () => {
    const orderly = step.filter(({ way }) => way === 'banner_first');
    fc.assert(
      fc.property(fc.array(orderly, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, ({ outcome }, content) => {
          expect(outcome.kind).toBe(recordIds.includes(content) ? 'invoice' : 'none');
        });
      }),
      { numRuns: 2000 },
    );
  });
});

function expectTruth({ outcome }: Tracked, content: string): void {
  if (outcome.kind === 'none') return;
  const { recordId, number } = outcome.invoice;
  expect(recordId ?? content).toBe(content);
  expect(number ?? numberOf(content)).toBe(numberOf(content));
}

/** WisePay refuses a record ID and a number of different invoices; everything else must be true. */
function expectTruthOrRefusal(found: Tracked, content: string): void {
  const { outcome } = found;
  if (outcome.kind === 'none') return;
  const { recordId, number } = outcome.invoice;
  expect(recordId).toBeDefined();
  if (number === undefined || number === numberOf(recordId ?? '')) expectTruth(found, content);
}

function expectInFull({ outcome }: Tracked, content: string): void {
  const invoice = { host, recordId: content, number: numberOf(content) };
  if (recordIds.includes(content)) expect(outcome).toEqual({ kind: 'invoice', invoice });
  else expect(outcome.kind).toBe('none');
}

function hashOf(screen: string): Reading {
  if (screen === 'list') return { says: 'list' };
  return screen === 'ticket' ? { says: 'other' } : { says: 'invoice', recordId: screen };
}

function bannerInWords(screen: string): Reading {
  if (screen === 'list') return nothing;
  return screen === 'ticket' ? { says: 'other' } : { says: 'invoice', number: numberOf(screen) };
}

function bannerInUnknownWords(screen: string): Reading {
  if (screen === 'list') return nothing;
  return { says: 'record', number: screen === 'ticket' ? '26251' : numberOf(screen) };
}
