import { describe, expect, it } from 'vitest';
import { reconcile, type Tracked, untracked } from '#lib/psa/reconcile.ts';
import { nothing, type Reading, type SignalName, type Signals, signalNames } from '#lib/psa/signals.ts';
import { fc } from '../support/properties.ts';

const host = 'na.myconnectwise.net';
const recordIds = ['5101', '5102', '5103'];
const numberOf = (recordId: string) => `2${recordId.slice(1)}`;
const numbers = recordIds.map(numberOf);

const silence = fc.constantFrom<Reading>(nothing, { says: 'list' }, { says: 'other' });
const inAddress = fc.oneof(
  silence,
  fc.constantFrom(...recordIds).map((recordId): Reading => ({ says: 'invoice', recordId })),
  fc
    .constantFrom(...recordIds)
    .map((recordId): Reading => ({ says: 'invoice', recordId, needsNumber: true })),
  fc.constant<Reading>({ says: 'invoice' }),
);
const inBanner = fc.oneof(
  fc.constantFrom<Reading>(nothing, { says: 'other' }, { says: 'conflict' }),
  fc.constantFrom(...numbers).map((number): Reading => ({ says: 'invoice', number })),
  fc.constantFrom(...numbers, '26251').map((number): Reading => ({ says: 'record', number })),
);
const inField = fc.oneof(
  fc.constantFrom<Reading>(nothing, { says: 'conflict' }),
  fc
    .tuple(fc.constantFrom(...numbers), fc.boolean())
    .map(
      ([number, needsScreen]): Reading => ({ says: 'invoice', number, ...(needsScreen && { needsScreen }) }),
    ),
);
const inHosted = fc.oneof(
  fc.constantFrom<Reading>(nothing, { says: 'conflict' }, { says: 'invoice' }),
  fc
    .constantFrom(...recordIds)
    .map((recordId): Reading => ({ says: 'invoice', recordId, needsNumber: true })),
);
const support = fc.constantFrom<Reading>(nothing, { says: 'invoice' });
const anySignals: fc.Arbitrary<Signals> = fc.record({
  host: fc.constant(host),
  address: fc.constantFrom('a', 'b', 'c'),
  hash: inAddress,
  query: inAddress,
  tab: support,
  banner: inBanner,
  field: inField,
  root: fc.oneof(silence, fc.constant<Reading>({ says: 'invoice' })),
  pods: support,
  hosted: inHosted,
});

const silent = Object.fromEntries(signalNames.map((name) => [name, nothing])) as Record<SignalName, Reading>;

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
    property(({ outcome }, { hash, query, banner, field, hosted }) => {
      if (outcome.kind === 'none') return;
      const { recordId, number } = outcome.invoice;
      const ofPage = hash.says === 'nothing' ? query : hash;
      const address = ofPage.says === 'nothing' ? hosted : ofPage;
      if (recordId !== undefined) expect(address).toMatchObject({ says: 'invoice', recordId });
      // What names an invoice is never ignored, and a banner in unknown words is never trusted alone.
      const ofBanner = banner.says === 'invoice' || banner.says === 'record' ? banner.number : undefined;
      expect(number).toBe(field.says === 'invoice' ? field.number : ofBanner);
      const isUnknown = field.says === 'nothing' && banner.says === 'record';
      expect(isUnknown ? recordId : (recordId ?? number)).toBeDefined();
    });
  });

  it('a number that needs a screen is never shown without one', () => {
    property(({ outcome }, { hash, query, tab, banner, field, root, pods, hosted }) => {
      if (outcome.kind === 'none' || field.says !== 'invoice' || field.needsScreen !== true) return;
      const screens = [hash, query, tab, banner, root, pods, hosted];
      expect(screens.some(({ says }) => says === 'invoice')).toBe(true);
    });
  });

  it('a record ID that needs a number is never shown without one', () => {
    property(({ outcome }, { hash, query, hosted }) => {
      if (outcome.kind === 'none' || outcome.invoice.recordId === undefined) return;
      const ofPage = hash.says === 'nothing' ? query : hash;
      const address = ofPage.says === 'nothing' ? hosted : ofPage;
      if (address.says === 'invoice' && address.needsNumber === true)
        expect(outcome.invoice.number).toBeDefined();
    });
  });

  it('an invoice that banner and field number differently is not shown', () => {
    property(({ outcome }, { banner, field }) => {
      if (banner.says !== 'invoice' || field.says !== 'invoice') return;
      if (banner.number !== undefined && banner.number !== field.number) expect(outcome.kind).toBe('none');
    });
  });

  it('a pod that stands in for the panel leaves no invoice, and is otherwise as if it were not there', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anySignals, fc.boolean()), { maxLength: 8 }), (looks) => {
        let plain = untracked;
        let hidden = untracked;
        for (const [signals, isThere] of looks) {
          plain = reconcile(plain, signals);
          hidden = reconcile(hidden, isThere ? { ...signals, wisePayPod: 'instead' } : signals);
          expect(hidden.memory).toEqual(plain.memory);
          const isInvoice = plain.outcome.kind === 'invoice';
          expect(hidden.outcome).toEqual(
            isThere && isInvoice ? { kind: 'none', reason: 'hosted_instead' } : plain.outcome,
          );
        }
      }),
    );
  });

  it('another record in a hosted pod than in the address leaves no record ID to be shown', () => {
    property(({ outcome }, { hash, query, hosted }) => {
      const address = hash.says === 'nothing' ? query : hash;
      if (address.says !== 'invoice' || hosted.says !== 'invoice') return;
      if (address.recordId === undefined || hosted.recordId === undefined) return;
      if (address.recordId !== hosted.recordId && outcome.kind !== 'none')
        expect(outcome.invoice.recordId).toBeUndefined();
    });
  });

  it('a list, another screen or two different banners show nothing', () => {
    property(({ outcome }, { hash, query, banner, field, root }) => {
      const address = hash.says === 'nothing' ? query : hash;
      const isList = address.says === 'list' || root.says === 'list';
      if (isList) expect(outcome).toEqual({ kind: 'none', reason: 'list' });
      if ([banner.says, field.says, root.says].some((says) => says === 'other' || says === 'conflict')) {
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
 * @param titleOf the readings of a screen's banner and field
 */
function walk(
  steps: readonly Step[],
  check: (found: Tracked, content: string) => void,
  titleOf: (screen: string) => Partial<Signals> = (screen) => ({ banner: bannerInWords(screen) }),
): void {
  let tracked = untracked;
  let address = 'list';
  let content = 'list';
  const look = (noise: string, isBannerVisible = true): void => {
    const title = isBannerVisible ? titleOf(content) : {};
    // Lists have no banner: under the address of something else, only their root identifies them.
    const root = content === 'list' ? hashOf(content) : nothing;
    const hash = hashOf(address);
    tracked = reconcile(tracked, { ...silent, host, address: address + noise, hash, root, ...title });
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
        walk(steps, expectTruthOrRefusal, (screen) => ({ banner: bannerInUnknownWords(screen) }));
      }),
      { numRuns: 5000 },
    );
  });

  it('has every invoice named in full in words that nobody knows, where only the banner ever lags', () => {
    const orderly = step.filter(({ way }) => way === 'address_first' || way === 'banner_gone');
    fc.assert(
      fc.property(fc.array(orderly, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, expectInFull, (screen) => ({ banner: bannerInUnknownWords(screen) }));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['alone', (screen: string) => (screen === 'ticket' ? bannerInWords(screen) : nothing), expectTruth],
    ['beside a banner', bannerInWords, expectTruth],
    ['beside a banner in words that nobody knows', bannerInUnknownWords, expectTruthOrRefusedPair],
  ])('has the invoice named rightly or not at all by a field %s', (_, bannerOf, check) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, check, (screen) => ({ banner: bannerOf(screen), ...inFieldOf(screen) }));
      }),
      { numRuns: 3000 },
    );
  });

  it('has every invoice named in full by a field, where only the content ever lags', () => {
    const orderly = step.filter(({ way }) => way === 'address_first' || way === 'banner_gone');
    fc.assert(
      fc.property(fc.array(orderly, { minLength: 1, maxLength: 10, size: 'max' }), (steps) => {
        walk(steps, expectInFull, inFieldOf);
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

/** What a banner in unknown words names always has a record ID; see {@link expectTruthOrRefusedPair}. */
function expectTruthOrRefusal(found: Tracked, content: string): void {
  if (found.outcome.kind === 'invoice') expect(found.outcome.invoice.recordId).toBeDefined();
  expectTruthOrRefusedPair(found, content);
}

/** WisePay refuses a record ID and a number of different invoices; everything else must be true. */
function expectTruthOrRefusedPair(found: Tracked, content: string): void {
  const { outcome } = found;
  if (outcome.kind === 'none') return;
  const { recordId, number } = outcome.invoice;
  const isRefused = recordId !== undefined && number !== undefined && number !== numberOf(recordId);
  if (!isRefused) expectTruth(found, content);
}

function expectInFull({ outcome }: Tracked, content: string): void {
  const invoice = { host, recordId: content, number: numberOf(content) };
  if (recordIds.includes(content)) expect(outcome).toEqual({ kind: 'invoice', invoice });
  else expect(outcome.kind).toBe('none');
}

/** A field stands only on an invoice, with its pods. */
function inFieldOf(screen: string): Partial<Signals> {
  if (!recordIds.includes(screen)) return {};
  const number = numberOf(screen);
  return { field: { says: 'invoice', number, needsScreen: true }, pods: { says: 'invoice' } };
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
