/** The actions that move money or send an email: each becomes an intent, is carried out, and yields the new view. */
import { isWithoutAnswer } from '../errors.ts';
import { type Intent, isSameOwner, type Owner } from '../operations/intent.ts';
import type { Journal } from '../operations/journal.ts';
import type { Operations, Wish } from '../operations/operations.ts';
import type { Invoice } from '../wisepay/schemas/invoice.ts';
import type { Admitted } from './gate.ts';
import type { PanelMessage } from './messages.ts';
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
  async function carryOut({ wire }: Admitted, intentId: string, makeWish: () => Wish): Promise<Intent> {
    return operations.perform(wire, (await journal.find(intentId)) ?? makeWish());
  }

  async function waitingFor(own: Owner, invoiceId: string): Promise<Intent[]> {
    return (await journal.list()).filter(
      ({ owner, state, ...intent }) =>
        intent.invoiceId === invoiceId && state.name === 'step_up' && isSameOwner(owner, own),
    );
  }

  async function refund(admitted: Admitted, message: Extract<MoneyMessage, { kind: 'pod.refund' }>) {
    let { invoice } = admitted;
    for (const [index, part] of message.refunds.entries()) {
      // The first part goes with the version that the person saw; the later ones follow changes of our own making.
      const version = index === 0 ? message.invoiceVersion : invoice.version;
      const intent = await carryOut(admitted, part.intentId, () =>
        refundWish(invoice, part, message, version),
      );
      // What the person reviewed does not hold any more, or is not certain yet: the rest is not sent.
      const isDealtWith = intent.state.name === 'accepted' || intent.state.name === 'step_up';
      if (!isDealtWith || intent.key !== part.intentId) return;
      const next = index < message.refunds.length - 1 ? await lookAgain(admitted) : undefined;
      if (next === undefined) return;
      invoice = next;
    }
  }

  return {
    async perform(admitted, message) {
      const { invoice } = admitted;
      switch (message.kind) {
        case 'pod.send_to_terminal':
          await writeLastTerminal(message.terminalId);
          await carryOut(admitted, message.intentId, () => terminalPaymentWish(invoice, message));
          break;
        case 'pod.cancel_terminal_payment':
          await carryOut(admitted, message.intentId, () => terminalCancelWish(invoice, message));
          break;
        case 'pod.refund':
          await refund(admitted, message);
          break;
        case 'pod.remind':
          await carryOut(admitted, message.intentId, () => reminderWish(invoice, message));
      }
    },

    async resume(admitted) {
      const { wire, invoice } = admitted;
      let version: string | undefined;
      for (const intent of await waitingFor(wire.owner, invoice.id)) {
        // The first has changed the invoice. The others were sent with what was before, which their keys are bound to.
        const wish = version === undefined ? intent : withVersion(intent, version);
        const done = await operations.perform(wire, wish);
        if (wish !== intent) await journal.dismiss(intent.key);
        if (done.state.name !== 'accepted') return;
        version = (await lookAgain(admitted))?.version;
        if (version === undefined) return;
      }
    },
  };
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

/** The same wish as a request of its own, for the invoice as it is now. */
function withVersion({ kind, target, invoiceId, request }: Intent, invoiceVersion: string): Wish {
  return {
    key: crypto.randomUUID(),
    kind,
    target,
    invoiceId,
    request: { path: request.path, body: { ...request.body, invoiceVersion } },
  };
}
