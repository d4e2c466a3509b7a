/** A PSA page that is watched for invoices, and ways to change it. */
import { afterEach, vi } from 'vitest';
import { type InvoiceChange, type WatchOptions, watchInvoice } from '#lib/page/detection/watch-invoice.ts';
import { defaultProfile } from '#lib/psa/profile.ts';

export const host = 'na.myconnectwise.net';

export interface WatchedPage {
  /** Starts watching. `changes` fills as the page changes. */
  watch(onLook?: WatchOptions['onLook']): {
    changes: InvoiceChange[];
    latest: ReturnType<typeof watchInvoice>;
  };
  /** Starts watching, and counts the looks after the first. */
  watchCounting(): () => number;
  /** Ends all watching in this test, including any that starts later. */
  endWatching(): void;
}

/** Call at the top of a test file; after each test, the page is empty and no longer watched. */
export function useWatchedPage(): WatchedPage {
  let life = new AbortController();

  afterEach(async () => {
    life.abort();
    life = new AbortController();
    document.body.replaceChildren();
    vi.restoreAllMocks();
    await leaveHash();
  });

  const watch: WatchedPage['watch'] = (onLook = () => {}) => {
    const changes: InvoiceChange[] = [];
    const latest = watchInvoice({
      window,
      profile: defaultProfile,
      signal: life.signal,
      onChange: (change) => changes.push(change),
      onLook,
    });
    return { changes, latest };
  };

  return {
    watch,
    watchCounting() {
      const onLook = vi.fn();
      watch(onLook);
      onLook.mockClear();
      return () => onLook.mock.calls.length;
    },
    endWatching: () => life.abort(),
  };
}

/**
 * Returns to the address without a fragment. Unlike browsers, happy-dom then fires `hashchange`, with a delay: waits
 * for it, so that no later test receives it.
 */
async function leaveHash(): Promise<void> {
  if (location.hash === '') return;
  const told = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
  history.replaceState(null, '', location.pathname);
  await told;
}

/** Navigates without an event, as pushState does. */
export function moveTo(hash: string): void {
  history.pushState(null, '', hash);
}

/** Navigates with an event. */
export function goTo(hash: string): void {
  moveTo(hash);
  window.dispatchEvent(new Event('popstate'));
}

/** Runs everything that is scheduled: observers report before the first frame, looks run in it. */
export async function framesPass(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
