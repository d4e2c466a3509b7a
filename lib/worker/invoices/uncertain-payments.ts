/**
 * The terminal payments whose outcome is unknown or was not shown yet, as far as this browser knows: since when they
 * are in their state, and whether the user continues without them. Written down, so that neither a reload nor a dead
 * worker forgets that a card may still be charged.
 */
import * as v from 'valibot';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { type TerminalPayment, terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import { isSameOwner, type Owner, ownerSchema } from '../operations/intent.ts';
import type { JournalStore } from '../operations/journal.ts';

const uncertainPaymentSchema = v.object({
  owner: ownerSchema,
  /** PSA's number of the invoice. */
  invoiceNumber: v.string(),
  /** As WisePay last had it, without card data. */
  payment: v.omit(terminalPaymentSchema, ['card', 'approvalCode', 'receiptUrl']),
  /** Since when this browser has seen it in its state, in ms since 1970. */
  since: v.number(),
  /** Whether the user continues without it; its outcome is shown once it is known. */
  isLeft: v.boolean(),
});

export type UncertainPayment = v.InferOutput<typeof uncertainPaymentSchema>;

/** IDs are WisePay's, of terminal payments. Every call rejects if the storage fails. */
export interface UncertainPayments {
  /** The owner's, oldest `since` first. */
  list(owner: Owner): Promise<readonly UncertainPayment[]>;
  /** Writes down a payment's current state, and returns the record. */
  note(owner: Owner, invoice: Pick<Invoice, 'number'>, payment: TerminalPayment): Promise<UncertainPayment>;
  /** Notes that the user continues without it. Does nothing if it was not noted for them. */
  leave(owner: Owner, id: string): Promise<void>;
  /** Forgets a payment that is certain or dismissed. Does nothing if it is another owner's. */
  forget(owner: Owner, id: string): Promise<void>;
}

/** How long a payment is kept that WisePay never confirms and no one dismisses, in ms. */
const keptMs = 30 * 24 * 60 * 60_000;

const prefix = 'uncertain-payment.';

/** @param now the time in ms since 1970 */
export function createUncertainPayments(store: JournalStore, now: () => number): UncertainPayments {
  const nameOf = (id: string) => `${prefix}${id}`;

  async function find(owner: Owner, id: string): Promise<UncertainPayment | undefined> {
    const known = v.safeParse(uncertainPaymentSchema, await store.read(nameOf(id)));
    return known.success && isSameOwner(known.output.owner, owner) ? known.output : undefined;
  }

  /** Starts again if the clock was set back: no one has to wait longer because of a clock. */
  function sinceOf(known: UncertainPayment | undefined, payment: TerminalPayment): number {
    const isSame = known !== undefined && standingOf(known.payment) === standingOf(payment);
    return isSame && known.since <= now() ? known.since : now();
  }

  return {
    async list(owner) {
      const records = Object.entries(await store.readAll()).flatMap(([name, record]) => {
        const known = v.safeParse(uncertainPaymentSchema, name.startsWith(prefix) ? record : undefined);
        return known.success && isSameOwner(known.output.owner, owner) ? [known.output] : [];
      });
      const old = records.filter(({ since }) => since + keptMs < now());
      if (old.length > 0) await store.remove(old.map(({ payment }) => nameOf(payment.id)));
      return records.filter((record) => !old.includes(record)).sort((a, b) => a.since - b.since);
    },

    async note(owner, { number }, { card: _, approvalCode: __, receiptUrl: ___, ...payment }) {
      const known = await find(owner, payment.id);
      const since = sinceOf(known, payment);
      const noted = { owner, invoiceNumber: number, payment, since, isLeft: known?.isLeft ?? false };
      const isNew = known === undefined || known.since !== since || known.payment.version !== payment.version;
      if (isNew) await store.write(nameOf(payment.id), noted);
      return noted;
    },

    async leave(owner, id) {
      const known = await find(owner, id);
      if (known !== undefined) await store.write(nameOf(id), { ...known, isLeft: true });
    },

    async forget(owner, id) {
      if ((await find(owner, id)) !== undefined) await store.remove([nameOf(id)]);
    },
  };
}

/** What has to change for a payment to have moved on. */
function standingOf({ state, final, cancelRequested }: TerminalPayment): string {
  return JSON.stringify([state, final, cancelRequested]);
}
