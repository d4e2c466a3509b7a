/**
 * Follows which invoice a PSA page shows. PSA slows down visibly under busy observers, so this one does next to nothing
 * when the document changes: what can be about a record gets a look in the next animation frame, all else one in a while.
 * At rest there are no timers.
 */
import { withAncestors } from './frames.ts';
import { type InvoiceRef, sameRecord } from './invoice-ref.ts';
import type { PsaProfile } from './profile.ts';
import { type PageReading, pageReader } from './read-page.ts';
import { reconcile, type Tracked, untracked } from './reconcile.ts';
import { tellingChanges } from './telling-changes.ts';

/**
 * How long after a look changes that are about no record may wait for the next, in ms: they can still move what a panel
 * stands beside.
 */
const restMs = 1_000;

export type InvoiceChange =
  /** An invoice came on screen, another than before if there was one. */
  | { readonly kind: 'opened'; readonly invoice: InvoiceRef }
  /** The same record; the page now tells more about it. */
  | { readonly kind: 'detailed'; readonly invoice: InvoiceRef }
  /** No invoice is on screen any more, or it is no longer certain which. */
  | { readonly kind: 'closed' };

export interface WatchOptions {
  /** The page's top window. */
  readonly window: Window;
  readonly profile: PsaProfile;
  /** Ends everything: no listener, observer or call remains. */
  readonly signal: AbortSignal;
  /** Called when the record on screen changes; the first time before `watchInvoice` returns, if one is open. */
  readonly onChange: (change: InvoiceChange) => void;
  /** Called after every look, at most once a frame: the page has changed in some way. */
  readonly onLook?: () => void;
}

/**
 * Watches until `signal` aborts. Returns a function that tells the latest finding with its reasons, for
 * diagnostics. Throws a `SyntaxError` where a pattern of the profile is none; the page never makes it throw.
 */
export function watchInvoice({ window, profile, signal, onChange, onLook }: WatchOptions): () => Tracked {
  const { document } = window;
  const read = pageReader(profile);
  let tracked = untracked;
  let shown: InvoiceRef | undefined;
  let frame: number | undefined;
  let later: number | undefined;
  let lookedAt = 0;

  function schedule(): void {
    frame ??= window.requestAnimationFrame(() => {
      frame = undefined;
      look();
    });
  }

  /** On a page without an invoice there is nothing to be moved: the first change after a while has its look, and no timer. */
  function scheduleLater(): void {
    if (later !== undefined) return;
    const rest = lookedAt + restMs - performance.now();
    if (rest <= 0) schedule();
    else if (shown) later = window.setTimeout(schedule, rest);
  }

  const isTelling = tellingChanges(profile);
  const structure = new MutationObserver((changes) => {
    if (frame !== undefined) return;
    if (isTelling(changes, named)) schedule();
    else scheduleLater();
  });
  const details = new MutationObserver(schedule);
  const followed = new WeakSet<Document>();
  /** What named a record at the last look, or was a dialog. */
  let named: readonly Element[] = [];
  /** That, and everything around it. */
  let watched: readonly Element[] = [];

  /** New elements, and frames that load. A frame's document is a new one each time. */
  function followDocument(inner: Document): void {
    if (followed.has(inner)) return;
    followed.add(inner);
    structure.observe(inner, { childList: true, subtree: true });
    const onLoad = ({ target }: Event): void => {
      if ((target as Element | null)?.localName === 'iframe') schedule();
    };
    // `load` does not bubble, but a capturing listener hears it.
    inner.addEventListener('load', onLoad, { capture: true, signal });
  }

  /** Text that is rewritten in place, and being shown, hidden or moved: only on what is looked at, and around it. */
  function followDetails({ banners, roots, dialogs }: PageReading): void {
    named = [...banners, ...roots, ...dialogs];
    const wanted = [...new Set(named.flatMap(withAncestors))];
    if (wanted.length === watched.length && wanted.every((element, index) => element === watched[index]))
      return;
    details.disconnect();
    for (const element of wanted) {
      const text = banners.includes(element) ? { characterData: true, childList: true, subtree: true } : {};
      details.observe(element, { attributeFilter: ['class', 'style', 'hidden'], ...text });
    }
    watched = wanted;
  }

  function look(): void {
    window.clearTimeout(later);
    later = undefined;
    lookedAt = performance.now();
    try {
      const page = read(document);
      page.documents.forEach(followDocument);
      followDetails(page);
      tracked = reconcile(tracked, page.signals);
    } catch {
      tracked = { ...untracked, outcome: { kind: 'none', reason: 'unreadable' } };
    }
    report();
    onLook?.();
  }

  function report(): void {
    const { outcome } = tracked;
    const before = shown;
    if (outcome.kind === 'none') {
      shown = undefined;
      if (before) onChange({ kind: 'closed' });
    } else if (!before || !sameRecord(before, outcome.invoice)) {
      shown = outcome.invoice;
      onChange({ kind: 'opened', invoice: shown });
    } else if (tellsMore(outcome.invoice, before)) {
      shown = { ...before, ...outcome.invoice };
      onChange({ kind: 'detailed', invoice: shown });
    }
  }

  if (signal.aborted) return () => tracked;
  signal.addEventListener('abort', () => {
    structure.disconnect();
    details.disconnect();
    window.clearTimeout(later);
    if (frame !== undefined) window.cancelAnimationFrame(frame);
  });
  const { navigation }: Partial<Pick<Window, 'navigation'>> = window;
  if (navigation) {
    navigation.addEventListener('currententrychange', schedule, { signal });
  } else {
    window.addEventListener('popstate', schedule, { signal });
    window.addEventListener('hashchange', schedule, { signal });
  }
  look();
  return () => tracked;
}

function tellsMore(now: InvoiceRef, before: InvoiceRef): boolean {
  return Object.keys(now).some((key) => !(key in before));
}
