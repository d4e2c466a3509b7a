/**
 * Which payments of an invoice were seen, kept for the browser session: a panel that starts over, after a reload or in a
 * tab that the browser had discarded, tells those that came meanwhile. Only their IDs are kept. If the storage fails, only
 * this is lost.
 */
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import {
  isSeenPaymentsKey,
  mostSeenPayments,
  seenPaymentsKey,
  seenPaymentsSchema,
} from '../protocol/seen-payments.ts';
import type { ReadyView } from '../protocol/views.ts';
import { reportDefect } from '../report-defect.ts';

export interface SeenPayments {
  /**
   * WisePay's IDs of the payments that were seen on an invoice; undefined if it was never seen, or that is not known. Never
   * rejects.
   */
  read(invoiceId: string): Promise<readonly string[] | undefined>;
  /** Notes that this panel shows the invoice. Call only after its `read` has resolved. */
  note(invoice: ReadyView['invoice']): void;
}

export interface SeenPaymentsOptions {
  /** Whether a person sees what this panel shows: not in a hidden tab, nor where the side panel stands in for it. */
  isShown(): boolean;
  /** Called while that is not so, with the payments of an invoice that a person saw in another panel; WisePay's IDs. */
  onSeenElsewhere(invoiceId: string, ids: readonly string[]): void;
}

/** @param signal ends listening */
export function createSeenPayments(
  { isShown, onSeenElsewhere }: SeenPaymentsOptions,
  signal: AbortSignal,
): SeenPayments {
  const { session, onChanged } = browser.storage;
  const known = new Map<string, readonly string[]>();
  let written: Promise<unknown> = Promise.resolve();

  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    if (area !== 'session') return;
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (!isSeenPaymentsKey(key)) continue;
      const invoiceId = key.slice(seenPaymentsKey('').length);
      const ids = parse(newValue);
      const isOwn = ids !== undefined && isSame(ids, known.get(invoiceId));
      if (ids === undefined) known.delete(invoiceId);
      else known.set(invoiceId, ids);
      if (ids !== undefined && !isOwn && !isShown()) onSeenElsewhere(invoiceId, ids);
    }
  }
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });

  return {
    async read(invoiceId) {
      const key = seenPaymentsKey(invoiceId);
      const stored = await session.get(key).catch(() => ({ [key]: undefined }));
      const ids = parse(stored[key]);
      if (ids !== undefined) known.set(invoiceId, ids);
      return ids;
    },
    note({ id, payments, unreadable }) {
      if (!isShown()) return;
      const ids = payments.map((payment) => payment.id);
      const before = known.get(id) ?? [];
      // One that is missing for a while is not new when it is back.
      const all = [...new Set([...ids, ...before])].slice(0, mostSeenPayments);
      // With some of them left out, an old payment would seem to be new.
      const isKnown = ids.length <= mostSeenPayments && (unreadable?.payments ?? 0) === 0;
      if (isKnown ? isSame(all, known.get(id)) : !known.has(id)) return;
      if (isKnown) known.set(id, all);
      else known.delete(id);
      const key = seenPaymentsKey(id);
      // One after the other: the latest has to be written last.
      written = written
        .then(() => (isKnown ? session.set({ [key]: all }) : session.remove(key)))
        .catch(reportDefect);
    },
  };
}

function parse(stored: unknown): readonly string[] | undefined {
  const ids = v.safeParse(seenPaymentsSchema, stored);
  return ids.success ? ids.output : undefined;
}

/** Whether both have the same IDs, in whatever order; undefined is not the same as none. */
function isSame(one: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((id) => other.includes(id));
}
