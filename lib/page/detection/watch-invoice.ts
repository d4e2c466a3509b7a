/**
 * Follows which invoice a PSA page shows. Busy observers visibly slow PSA down, so this one does almost nothing when
 * the document changes: in the next animation frame it checks whether different elements name a record, and only then
 * looks at the page. After other changes it looks once in a while. A page that never rests is checked less often. At
 * rest there are no timers.
 */

import { type InvoiceRef, sameRecord } from '../../psa/invoice-ref.ts';
import type { PsaProfile } from '../../psa/profile.ts';
import { reconcile, type Tracked, untracked } from '../../psa/reconcile.ts';
import type { Signals } from '../../psa/signals.ts';
import { withAncestors } from './frames.ts';
import { findPageElements, type PageElements, sameElements } from './page-elements.ts';
import { type PageReading, pageReader } from './read-page.ts';

/**
 * How long after a look, in ms, changes that do not concern a record may wait for the next one: they can still move
 * what the panel stands beside.
 */
const restMs = 1_000;

/**
 * How many checks in a row, one per frame, may find nothing before a page counts as restless; half a second. A
 * navigation, or a change of a followed element, resets this.
 */
const patience = 30;
/** How often a restless page is checked, in ms. */
const restlessMs = 250;

export type InvoiceChange =
  /** An invoice is on screen: the first one, or another one than before. */
  | { readonly kind: 'opened'; readonly invoice: InvoiceRef }
  /** The same record; the page now gives more details of it, or WisePay's own pod has come or gone. */
  | { readonly kind: 'detailed'; readonly invoice: InvoiceRef }
  /** No invoice is on screen any longer, or it is no longer certain which. */
  | { readonly kind: 'closed' };

export interface WatchOptions {
  /** The page's top window. */
  readonly window: Window;
  readonly profile: PsaProfile;
  /** Ends everything: no listener, observer or call remains. */
  readonly signal: AbortSignal;
  /** Called when the record on screen changes; the first time before `watchInvoice` returns, if one is open. */
  readonly onChange: (change: InvoiceChange) => void;
  /** Called with every look's finding, at most once per frame, because the page has changed in some way. */
  readonly onLook?: (tracked: Tracked) => void;
}

/**
 * Watches until `signal` aborts. Returns a function that gives the latest finding with its reasons. Throws a
 * `SyntaxError` if a pattern of the profile is not valid; the page never makes it throw.
 */
export function watchInvoice({ window, profile, signal, onChange, onLook }: WatchOptions): () => Tracked {
  const { document } = window;
  const read = pageReader(profile);
  let tracked = untracked;
  let shown: InvoiceRef | undefined;
  let pod: Signals['wisePayPod'];
  let frame: number | undefined;
  let later: number | undefined;
  let nextCheck: number | undefined;
  let mustLook = false;
  let lookedAt = 0;
  let checkedAt = 0;
  let fruitless = 0;

  /** Looks in the next frame, whatever the check finds, and watches closely from then on. */
  function schedule(): void {
    fruitless = 0;
    scheduleLook();
  }

  function scheduleLook(): void {
    mustLook = true;
    scheduleCheck();
  }

  /** Checks in the next frame whether a look is due. */
  function scheduleCheck(): void {
    frame ??= window.requestAnimationFrame(() => {
      frame = undefined;
      check();
    });
  }

  // Disconnects until the next check, so that the browser does not record further changes.
  const structure = new MutationObserver(() => {
    structure.disconnect();
    if (performance.now() - checkedAt > restMs) fruitless = 0;
    if (fruitless < patience) scheduleCheck();
    else nextCheck ??= window.setTimeout(scheduleCheck, restlessMs);
  });
  const details = new MutationObserver(schedule);
  const heard = new WeakSet<Document>();
  let found: PageElements | undefined;
  let watched: readonly Element[] = [];

  /** The parts to look at; undefined if the page prevents finding them. */
  function find(): PageElements | undefined {
    // First, so that the page's next change is noticed even if the rest fails.
    followDocument(document);
    try {
      const parts = findPageElements(document, profile);
      parts.documents.forEach(followDocument);
      return parts;
    } catch {
      return undefined;
    }
  }

  function check(): void {
    window.clearTimeout(nextCheck);
    nextCheck = undefined;
    checkedAt = performance.now();
    const before = found;
    found = find();
    const isSame = found !== undefined && before !== undefined && sameElements(found, before);
    fruitless = isSame ? fruitless + 1 : 0;
    if (mustLook || !isSame) look();
    else scheduleLater();
  }

  /** For changes that concern no relevant part: schedules one look, after any number of changes. */
  function scheduleLater(): void {
    if (later !== undefined) return;
    const rest = lookedAt + restMs - performance.now();
    if (rest <= 0) look();
    else later = window.setTimeout(scheduleLook, rest);
  }

  /** Follows new elements and frames that load. A frame gets a new document each time. */
  function followDocument(inner: Document): void {
    structure.observe(inner, { childList: true, subtree: true });
    if (heard.has(inner)) return;
    heard.add(inner);
    const onLoad = ({ target }: Event): void => {
      if ((target as Element | null)?.localName === 'iframe') schedule();
    };
    // `load` does not bubble, but a capturing listener gets it.
    inner.addEventListener('load', onLoad, { capture: true, signal });
  }

  /**
   * Follows text that is rewritten in place, and elements that are shown, hidden or moved: only the parts to look at
   * and their ancestors.
   */
  function followDetails({ banners, fields, roots, dialogs, loading }: PageReading): void {
    const wanted = withAncestors(...banners, ...fields, ...roots, ...dialogs, ...loading);
    if (wanted.length === watched.length && wanted.every((element, index) => element === watched[index]))
      return;
    details.disconnect();
    for (const element of wanted) {
      const hasText = banners.includes(element) || fields.includes(element);
      const text = hasText ? { characterData: true, childList: true, subtree: true } : {};
      details.observe(element, { attributeFilter: ['class', 'style', 'hidden'], ...text });
    }
    watched = wanted;
  }

  function look(): void {
    window.clearTimeout(later);
    later = undefined;
    mustLook = false;
    lookedAt = performance.now();
    try {
      const page = read(document, found);
      followDetails(page);
      tracked = reconcile(tracked, page.signals);
    } catch {
      tracked = { ...untracked, outcome: { kind: 'none', reason: 'unreadable' } };
    }
    report();
    onLook?.(tracked);
  }

  function report(): void {
    const { outcome, signals } = tracked;
    const before = shown;
    const podBefore = pod;
    pod = signals?.wisePayPod;
    if (outcome.kind === 'none') {
      shown = undefined;
      if (before) onChange({ kind: 'closed' });
    } else if (!before || !sameRecord(before, outcome.invoice)) {
      shown = outcome.invoice;
      onChange({ kind: 'opened', invoice: shown });
    } else if (tellsMore(outcome.invoice, before) || pod !== podBefore) {
      shown = { ...before, ...outcome.invoice };
      onChange({ kind: 'detailed', invoice: shown });
    }
  }

  if (signal.aborted) return () => tracked;
  signal.addEventListener('abort', () => {
    structure.disconnect();
    details.disconnect();
    window.clearTimeout(later);
    window.clearTimeout(nextCheck);
    if (frame !== undefined) window.cancelAnimationFrame(frame);
  });
  const { navigation }: Partial<Pick<Window, 'navigation'>> = window;
  if (navigation) {
    navigation.addEventListener('currententrychange', schedule, { signal });
  } else {
    window.addEventListener('popstate', schedule, { signal });
    window.addEventListener('hashchange', schedule, { signal });
  }
  mustLook = true;
  check();
  return () => tracked;
}

function tellsMore(now: InvoiceRef, before: InvoiceRef): boolean {
  return Object.keys(now).some((key) => !(key in before));
}
