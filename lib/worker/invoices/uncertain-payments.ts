/**
 * The terminal payments of which this browser knows that nobody knows yet what they came to, or has not been told: since
 * when they stand as they do, and whether their person has gone on without them. Written down, so that neither a reload nor
 * a dead worker forgets that a card may still be charged.
 */
import * as v from 'valibot';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { type TerminalPayment, terminalPaymentSchema } from '../../wisepay/schemas/terminal-payment.ts';
import type { JournalStore } from '../operations/journal.ts';
import { isSameOwner, type Owner, ownerSchema } from '../operations/owner.ts';

const uncertainPaymentSchema = v.object({
  owner: ownerSchema,
  /** What PSA calls the invoice. */
  invoiceNumber: v.string(),
  /** As WisePay had it last, without anything of the card. */
  payment: v.omit(terminalPaymentSchema, ['card', 'approvalCode', 'receiptUrl']),
  /** Since when it stands as it does, as this browser has seen it, in ms since 1970. */
  since: v.number(),
  /** The person goes on with the invoice, and is told when its outcome is known. */
  isLeft: v.boolean(),
});

export type UncertainPayment = v.InferOutput<typeof uncertainPaymentSchema>;

/** Terminal payments go by WisePay's ids. Every call rejects where the storage fails. */
export interface UncertainPayments {
  /** The owner's, the one that was noted first at the beginning. */
  list(owner: Owner): Promise<readonly UncertainPayment[]>;
  /** Writes down how a payment stands now. */
  note(owner: Owner, invoice: Pick<Invoice, 'number'>, payment: TerminalPayment): Promise<UncertainPayment>;
  /** The person goes on without it. Nothing where it was not noted for them. */
  leave(owner: Owner, id: string): Promise<void>;
  /** It is certain, or the person has looked after it. Nothing where it is somebody else's. */
  forget(owner: Owner, id: string): Promise<void>;
}

/** For how long one is kept that WisePay never makes certain and nobody puts away, in ms. */
const keptMs = 30 * 24 * 60 * 60_000;

const prefix = 'uncertain-payment.';

/** @param now the time in ms since 1970 */
export function createUncertainPayments(store: JournalStore, now: () => number): UncertainPayments {
  const nameOf = (id: string) => `${prefix}${id}`;

  async function find(owner: Owner, id: string): Promise<UncertainPayment | undefined> {
    const known = v.safeParse(uncertainPaymentSchema, await store.read(nameOf(id)));
    return known.success && isSameOwner(known.output.owner, owner) ? known.output : undefined;
  }

  /** Once the clock was set back, it begins again: nobody is to wait for longer because of a clock. */
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
