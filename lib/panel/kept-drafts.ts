/**
 * What was typed and not sent, kept for the browser session: it survives a reload, a discarded tab, a change of record
 * and a change between the page and the side panel. What was acknowledged or reviewed does not: that has to be seen again.
 */
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import {
  draftsSchema,
  keptDraftsKey,
  keptDraftsSchema,
  type StoredDrafts,
} from '../protocol/drafts-message.ts';
import { reportDefect } from '../report-defect.ts';

export interface KeptDrafts {
  /** The drafts of an invoice as last read or kept; undefined before, or if there are none. */
  of(invoiceId: string): StoredDrafts | undefined;
  /** Whether they were read. */
  isRead(invoiceId: string): boolean;
  /** Reads the drafts of an invoice; WisePay's ID. Never rejects. */
  read(invoiceId: string): Promise<void>;
  /** Keeps the drafts of an invoice in place of earlier ones; removes them if nothing was typed. */
  keep(invoiceId: string, drafts: StoredDrafts): void;
  /** Forgets what was read, because the drafts may change elsewhere from now on. What is kept stays. */
  leave(): void;
}

/**
 * @param onOtherChange called when the drafts of an invoice that was read were changed elsewhere: they were sent there,
 *   typed there, or dropped for another person
 * @param signal ends listening
 */
export function createKeptDrafts(onOtherChange: () => void, signal: AbortSignal): KeptDrafts {
  const { session, onChanged } = browser.storage;
  const writer = crypto.randomUUID();
  const known = new Map<string, StoredDrafts | undefined>();
  let written: Promise<unknown> = Promise.resolve();

  function hear(changes: Readonly<Record<string, Storage.StorageChange>>, area: string) {
    if (area !== 'session') return;
    let isOther = false;
    for (const [invoiceId, drafts] of known) {
      const change = changes[keptDraftsKey(invoiceId)];
      if (change === undefined) continue;
      const kept = v.safeParse(keptDraftsSchema, change.newValue);
      const changed = (kept.success && kept.output.drafts) || undefined;
      if ((kept.success && kept.output.writer === writer) || isSame(changed, drafts)) continue;
      known.set(invoiceId, changed);
      isOther = true;
    }
    if (isOther) onOtherChange();
  }
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });

  return {
    of: (invoiceId) => known.get(invoiceId),
    isRead: (invoiceId) => known.has(invoiceId),
    async read(invoiceId) {
      const key = keptDraftsKey(invoiceId);
      const stored = await session.get(key).catch(() => ({ [key]: undefined }));
      const kept = v.safeParse(keptDraftsSchema, stored[key]);
      known.set(invoiceId, (kept.success && kept.output.drafts) || undefined);
    },
    keep(invoiceId, drafts) {
      const kept = unconfirmed(drafts);
      if (isSame(kept, known.get(invoiceId))) return;
      known.set(invoiceId, kept);
      // One after the other: the latest has to be written last.
      written = written
        .then(() => session.set({ [keptDraftsKey(invoiceId)]: { writer, drafts: kept ?? null } }))
        .catch(reportDefect);
    },
    leave: () => known.clear(),
  };
}

function parse(stored: unknown): StoredDrafts | undefined {
  const drafts = v.safeParse(draftsSchema, stored);
  return drafts.success ? drafts.output : undefined;
}

function isSame(one: StoredDrafts | undefined, other: StoredDrafts | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The drafts without what was acknowledged or reviewed, and without what was sent; undefined if nothing is left. */
function unconfirmed({ invoice, form, terminal, refund }: StoredDrafts): StoredDrafts | undefined {
  const isSent = terminal?.isSent === true;
  const kept: StoredDrafts = {
    invoice,
    form: form === 'pay' || (form === 'terminal' && isSent) ? null : form,
    pay: null,
    terminal: terminal && !isSent ? { ...terminal, acknowledged: null, acknowledgedPayments: [] } : null,
    refund: refund && { ...refund, reviewedVersion: null },
  };
  const isEmpty = kept.form === null && kept.terminal === null && kept.refund === null;
  // As it is read back, so that both can be compared.
  return isEmpty ? undefined : parse(kept);
}
