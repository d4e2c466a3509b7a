/**
 * Decides which invoice is on screen, if any, from what the page says now and what it said before. Pure.
 *
 * The address names the record ID, the banner the number, and either may lag behind the other: the client sometimes
 * swaps the content without navigating, and after navigating it shows the old content for a while. A panel for the
 * wrong invoice moves the wrong money, so every doubt ends in "none", or in the visible banner alone.
 *
 * A banner in unknown words (`record`) contradicts nothing, and is never believed alone: its number counts only
 * together with the record ID of an invoice in the address, and WisePay refuses a pair that does not match.
 *
 * A field that holds the number speaks like the banner, and above one in unknown words; where both name an invoice they
 * have to agree. A hosted pod's record ID speaks like the address where that says nothing, and must not contradict it.
 */
import {
  addressOf,
  contradicts,
  isConflict,
  isInvoiceScreen,
  numberIn,
  recordIdIn,
  titleOf,
} from './evidence.ts';
import type { InvoiceRef } from './invoice-ref.ts';
import { type Reading, type SignalName, type Signals, signalNames } from './signals.ts';

/** Why no invoice is shown. */
export type NoneReason =
  /** Nothing on the page is about an invoice. */
  | 'no_signal'
  /** Something is about an invoice, but nothing names which. */
  | 'no_record_named'
  /** The address or the screen is a list. */
  | 'list'
  | 'banners_disagree'
  /** The banner and a field name different numbers. */
  | 'numbers_disagree'
  | 'banner_names_another_screen'
  | 'root_names_another_screen'
  | 'address_names_another_screen'
  /** The address and a hosted pod name different records. */
  | 'hosted_names_another_record'
  /** WisePay's own pod shows the invoice, and the policy chose that one. */
  | 'hosted_instead'
  /** A field has another number than before, and the screen is still on its way. */
  | 'still_loading'
  /** A field has an invoice number, but nothing says that the screen is an invoice's. */
  | 'screen_unnamed'
  /** The address has moved on and the banner still shows the previous record. */
  | 'banner_lags'
  /** The content was swapped without navigating, and no banner names the record now. */
  | 'address_stale'
  /** The page could not be read at all. */
  | 'unreadable';

export type Outcome =
  | { readonly kind: 'invoice'; readonly invoice: InvoiceRef }
  | { readonly kind: 'none'; readonly reason: NoneReason };

/** The outcome of a look, and what the next one needs to know. */
export interface Tracked {
  readonly outcome: Outcome;
  /** The signals behind the outcome; absent before the first look, and if the page could not be read. */
  readonly signals?: Signals;
  readonly memory: Memory;
}

interface Memory {
  /** What the address claims. While that is the same record, other changes of the address do not count. */
  readonly claim?: string;
  /** The first banner seen under this claim that was not the previous record's. */
  readonly firstBanner?: string;
  /** Whether the address is not believed: the content was swapped under it, or it changed while the banner did not. */
  readonly stale: boolean;
  /** What the banner said at the last look. */
  readonly banner?: string | undefined;
  /** A banner in unknown words that belongs to the previous claim, and was still there when this one came. */
  readonly lingering?: string | undefined;
  /** The number that was shown last. */
  readonly shown?: string | undefined;
  /** A record ID and a number that were seen to belong together. */
  readonly pair?: { readonly recordId: string; readonly number: string } | undefined;
}

/** Before the first look. */
export const untracked: Tracked = {
  outcome: { kind: 'none', reason: 'no_signal' },
  memory: { stale: false },
};

/** Takes one look, from the current signals and the result of the look before. The same signals change nothing. */
export function reconcile(previous: Tracked, signals: Signals): Tracked {
  const memory = remember(previous.memory, signals);
  const outcome = decide(signals, memory);
  if (outcome.kind === 'none') {
    return {
      outcome,
      signals,
      memory: outcome.reason === 'still_loading' ? memory : { ...memory, shown: undefined },
    };
  }
  const { recordId, number } = outcome.invoice;
  const isWhole = recordId !== undefined && number !== undefined;
  return {
    // Under a pod that stands in for the panel, what the next look has to know is the same.
    outcome: signals.wisePayPod === 'instead' ? none('hosted_instead') : outcome,
    signals,
    memory: { ...memory, shown: number, ...(isWhole && { pair: { recordId, number } }) },
  };
}

/** For diagnostics: which signals say anything, and which of them speak against showing an invoice. */
export function witnesses({ outcome, signals, memory }: Tracked): Witnesses {
  const spoke = signalNames.filter((name) => signals && signals[name].says !== 'nothing');
  const disagreed = spoke.filter((name) => {
    const says = signals?.[name].says;
    const reason = outcome.kind === 'none' ? outcome.reason : undefined;
    if (says === 'record') return reason !== undefined && reason !== 'hosted_instead';
    if (says !== 'invoice') return true;
    if (name === 'banner') return reason === 'banner_lags' || reason === 'numbers_disagree';
    if (name === 'field')
      return reason === 'banner_lags' || reason === 'numbers_disagree' || reason === 'screen_unnamed';
    if (name === 'hosted' && reason === 'hosted_names_another_record') return true;
    return (name === 'hash' || name === 'query') && memory.stale;
  });
  return { spoke, disagreed };
}

export interface Witnesses {
  readonly spoke: readonly SignalName[];
  readonly disagreed: readonly SignalName[];
}

function decide(signals: Signals, memory: Memory): Outcome {
  const { host, root } = signals;
  const address = addressOf(signals);
  const title = titleOf(signals);
  const number = numberIn(title);

  if (address.says === 'list' || root.says === 'list') return none('list');
  if (title.says === 'conflict') return none(isConflict(signals) ? 'banners_disagree' : 'numbers_disagree');
  if (title.says === 'other') return none('banner_names_another_screen');
  if (root.says === 'other') return none('root_names_another_screen');
  if (lags(signals, memory)) return none('banner_lags');
  if (!memory.stale && contradicts(signals)) return none('hosted_names_another_record');

  const isAddressSilent = memory.stale || address.says === 'nothing';
  const isNumberOfInvoice = title.says === 'invoice' && number !== undefined;
  if (isNumberOfInvoice && title.needsScreen === true && !isInvoiceScreen(signals)) {
    return none(address.says === 'other' ? 'address_names_another_screen' : 'screen_unnamed');
  }
  if (title.says === 'invoice' && title.needsScreen && signals.isLoading && number !== memory.shown) {
    return none('still_loading');
  }
  if (isNumberOfInvoice && isAddressSilent) return { kind: 'invoice', invoice: { host, number } };
  if (address.says === 'other') return none('address_names_another_screen');
  if (memory.stale) return none('address_stale');
  if (address.says !== 'invoice') return none(root.says === 'invoice' ? 'no_record_named' : 'no_signal');

  const { recordId, company } = address;
  const isNamed = number !== undefined || (recordId !== undefined && address.needsNumber !== true);
  if (!isNamed || (recordId === undefined && title.says === 'record')) return none('no_record_named');
  return {
    kind: 'invoice',
    invoice: {
      host,
      ...(company !== undefined && { company }),
      ...(recordId !== undefined && { recordId }),
      ...(number !== undefined && { number }),
    },
  };
}

/** Updates the memory with what the page says now. */
function remember(before: Memory, signals: Signals): Memory {
  const address = addressOf(signals);
  const title = titleOf(signals);
  const number = numberIn(title);
  const recordId = recordIdIn(address);
  const claim = recordId === undefined ? `${address.says} ${signals.address}` : `record ${recordId}`;
  const hasLeft = address.says !== 'invoice' && number === undefined;
  const banner = bannerText(title);
  const kept = { claim, banner, shown: before.shown, pair: hasLeft ? undefined : before.pair };

  if (claim !== before.claim) {
    const isSame = banner === before.banner;
    if (title.says === 'record') {
      const isOurs = before.pair?.recordId === recordId && before.pair?.number === number;
      const lingers = isSame && !isOurs && isFormerBanner(before);
      const withLingering = { ...kept, ...(lingers && { lingering: banner }) };
      return { ...withLingering, stale: false, ...firstBanner(signals, withLingering, false) };
    }
    // The banner has not changed, and nothing says which record its number belongs to: the address may be catching up
    // with it or running ahead of it. The banner alone stays right.
    const stands = number !== undefined && isSame && number !== before.pair?.number;
    const stale = stands && (before.stale || recordId !== undefined);
    return { ...kept, stale, ...firstBanner(signals, kept, stale) };
  }
  const withLingering = { ...kept, lingering: before.lingering };
  if (before.firstBanner === undefined) {
    return { ...withLingering, stale: before.stale, ...firstBanner(signals, withLingering, before.stale) };
  }
  // A banner that disappears leaves `stale` as it was; one that returns to the first banner clears it.
  const stale = banner === undefined ? before.stale : banner !== before.firstBanner;
  return { ...withLingering, stale, firstBanner: before.firstBanner };
}

/**
 * Whether the last look's banner, in unknown words, belongs to the address of that look: it has to go before the next
 * one counts. If the address named a list, or nothing at all, the banner is ahead of it.
 */
function isFormerBanner({ claim = '', banner, firstBanner, lingering }: Memory): boolean {
  return banner === lingering || (banner === firstBanner && !/^(?:nothing|list) /.test(claim));
}

/**
 * The banner that the address has to match from now on, if this look has one. Under an address that names a record, it
 * must have a number: the previous screen's banner may linger. Under another screen's address, any will do.
 */
function firstBanner(
  signals: Signals,
  known: Pick<Memory, 'pair' | 'lingering'>,
  stale: boolean,
): { firstBanner?: string } {
  const title = titleOf(signals);
  if (stale || lags(signals, known)) return {};
  if (numberIn(title) === undefined && recordIdIn(addressOf(signals)) !== undefined) return {};
  const banner = bannerText(title);
  return banner === undefined ? {} : { firstBanner: banner };
}

/** Whether the banner shows a number known to be of another record than the address, or the previous record's words. */
function lags(signals: Signals, { pair, lingering }: Pick<Memory, 'pair' | 'lingering'>): boolean {
  const title = titleOf(signals);
  if (title.says === 'record' && bannerText(title) === lingering) return true;
  const recordId = recordIdIn(addressOf(signals));
  if (pair === undefined || recordId === undefined) return false;
  return recordId !== pair.recordId && numberIn(title) === pair.number;
}

/** What the banner says, comparable; `undefined` if there is none. A translated banner still says the same. */
function bannerText(banner: Reading): string | undefined {
  if (banner.says === 'nothing') return undefined;
  return numberIn(banner) ?? `${banner.says} `;
}

function none(reason: NoneReason): Outcome {
  return { kind: 'none', reason };
}
