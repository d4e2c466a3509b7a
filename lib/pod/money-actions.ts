/** The actions that move money or send an email: each becomes an intent, is carried out, and yields the new view. */
import { isWithoutAnswer } from '../errors.ts';
import { type Intent, isSameOwner, type Wish } from '../operations/intent.ts';
import type { Journal } from '../operations/journal.ts';
import type { Operations } from '../operations/operations.ts';
import type { Invoice } from '../wisepay/schemas/invoice.ts';
import type { Admitted } from './gate.ts';
import type { PanelMessage } from './messages.ts';
import {
  allowsWaiting,
  needsStepUp,
  refundTotal,
  requireAllowed,
  requireCooledDown,
  requireRefundAllowed,
} from './policy-refusals.ts';
import { refundWish, reminderWish, terminalCancelWish, terminalPaymentWish } from './wishes.ts';

export type MoneyMessage = Extract<
  PanelMessage,
  { kind: 'pod.send_to_terminal' | 'pod.cancel_terminal_payment' | 'pod.refund' | 'pod.remind' }
>;

export interface MoneyActionsParts {
  readonly journal: Journal;
  readonly operations: Operations;
  writeLastTerminal(terminalId: string): Promise<void>;
}

export interface MoneyActions {
  /** Carries out what a message asks for. The outcome is in the journal. @throws {CodedError} */
  perform(admitted: Admitted, message: MoneyMessage): Promise<void>;
  /** Goes on with the intents that wait for the person to sign in again. @throws {CodedError} */
  resume(admitted: Admitted): Promise<void>;
}

export function createMoneyActions({
  journal,
  operations,
  writeLastTerminal,
}: MoneyActionsParts): MoneyActions {
  /**
   * A message may come twice, when the worker died over the first. What is in the journal then is what was sent, and
   * is gone on with as it stands there; the invoice may long show its effect, so nothing is checked anew.
   */
  async function asJournalled(intentId: string, makeWish: () => Wish): Promise<Wish | Intent> {
    return (await journal.find(intentId)) ?? makeWish();
  }

  async function carryOut({ wire }: Admitted, intentId: string, makeWish: () => Wish): Promise<void> {
    await operations.perform(wire, await asJournalled(intentId, makeWish));
  }

  /**
   * Carries out what was reviewed together, one after the other. The first goes with the invoice's version that the
   * person saw; each of the others follows the change that the one before it has made.
   */
  async function carryOutInTurn(admitted: Admitted, wishes: readonly (Wish | Intent)[]): Promise<void> {
    const { wire } = admitted;
    let version: string | undefined;
    for (const [index, wish] of wishes.entries()) {
      const others = wishes.slice(index + 1);
      const intent = await operations.perform(wire, withVersion(wish, version));
      if (intent.key === wish.key && intent.state.name === 'step_up') {
        for (const other of others) await operations.hold(wire.owner, withVersion(other, version));
        return;
      }
      const isDone = intent.key === wish.key && intent.state.name === 'accepted';
      version = isDone && others.length > 0 ? (await lookAgain(admitted))?.version : undefined;
      if (version === undefined) {
        // What the person reviewed does not hold any more, or is not certain yet: the others are not sent.
        for (const { key } of others) await operations.abandon(key, 'earlier_failed');
        return;
      }
    }
  }

  async function refund(admitted: Admitted, message: Extract<MoneyMessage, { kind: 'pod.refund' }>) {
    const { invoice, policy, wire } = admitted;
    const wishes = await Promise.all(
      message.refunds.map((part) =>
        asJournalled(part.intentId, () => refundWish(invoice, part, message, message.invoiceVersion)),
      ),
    );
    const total = refundTotal(invoice, message.refunds);
    // What has begun is one review, made while it was allowed: to refuse it now would hide what was done of it.
    if (!wishes.some(isJournalled)) requireRefundAllowed(policy, total, message.note);
    if (needsStepUp(policy, total) && wishes.every(isUnsent)) {
      for (const wish of wishes) await operations.hold(wire.owner, wish);
      return;
    }
    await carryOutInTurn(admitted, wishes);
  }

  return {
    async perform(admitted, message) {
      const { invoice, policy } = admitted;
      switch (message.kind) {
        case 'pod.send_to_terminal':
          await writeLastTerminal(message.terminalId);
          await carryOut(admitted, message.intentId, () => {
            requireAllowed(policy, 'terminal');
            return terminalPaymentWish(invoice, message);
          });
          break;
        case 'pod.cancel_terminal_payment':
          await carryOut(admitted, message.intentId, () => terminalCancelWish(invoice, message));
          break;
        case 'pod.refund':
          await refund(admitted, message);
          break;
        case 'pod.remind':
          await carryOut(admitted, message.intentId, () => {
            requireAllowed(policy, 'remind');
            requireCooledDown(invoice);
            return reminderWish(invoice, message);
          });
      }
    },

    async resume(admitted) {
      const { wire, invoice, policy } = admitted;
      const waiting = (await journal.list()).filter(
        ({ owner, state, invoiceId }) =>
          invoiceId === invoice.id && state.name === 'step_up' && isSameOwner(owner, wire.owner),
      );
      if (allowsWaiting(policy, invoice, waiting)) await carryOutInTurn(admitted, waiting);
      else for (const { key } of waiting) await operations.abandon(key, 'not_allowed');
    },
  };
}

function isJournalled(wish: Wish | Intent): wish is Intent {
  return 'state' in wish;
}

/** Whether no request for it has left yet. */
function isUnsent(wish: Wish | Intent): boolean {
  return !isJournalled(wish) || (wish.state.name === 'step_up' && wish.sentAt === undefined);
}

/** The invoice after a change; nothing where WisePay cannot be asked, so that what was done is told as it stands. */
export async function lookAgain(admitted: Admitted): Promise<Invoice | undefined> {
  try {
    return await admitted.reload();
  } catch (error) {
    if (isWithoutAnswer(error)) return undefined;
    throw error;
  }
}

/** The wish for the invoice as it is now. What was sent before stays as it was: its key is bound to that. */
function withVersion<T extends Wish>(wish: T, invoiceVersion: string | undefined): T {
  if (invoiceVersion === undefined) return wish;
  const { path, body } = wish.request;
  return { ...wish, request: { path, body: { ...body, invoiceVersion } } };
}
