/**
 * What a person asks the panel for that moves money or reaches the payer. Each input becomes an intent: one intent has
 * one ID, however often it is tried; the next intent has another.
 */
import type { Money } from '../money/money.ts';
import type { PanelMessage } from '../protocol/panel-messages.ts';
import type { ScheduledPayment } from '../protocol/scheduled-payment.ts';
import type { RefundRequest } from '../wisepay/schemas/requests.ts';
import { isRefusal, type PanelAction, type PanelState, type PanelStateKeeper } from './panel-state.ts';

/** A refund as the form has it: one part for each payment. */
export interface RefundInput {
  readonly refunds: readonly {
    readonly paymentId: string;
    /** Without surcharge. */
    readonly amount: Money;
    readonly includesSurcharge: boolean;
  }[];
  readonly reason: RefundRequest['reason'];
  /** The person's own words. */
  readonly note?: string;
}

/** A terminal payment as the form has it. */
export interface TerminalPaymentInput {
  /** WisePay's ID. */
  readonly terminalId: string;
  /** Without surcharge. */
  readonly amount: Money;
  /** The scheduled payment that the person was warned about and acknowledged. */
  readonly acknowledged?: ScheduledPayment;
  /** WisePay's IDs of the uncertain terminal payments that the person was warned about and acknowledged. */
  readonly acknowledgedPayments?: readonly string[];
  /** The version of the invoice that the figures on screen come from. */
  readonly invoiceVersion: string;
}

/** None of its calls rejects: the outcome is in the panel's state. */
export interface PanelIntents {
  /**
   * Opens the payments screen; true if the worker has dealt with it.
   *
   * @param acknowledged the scheduled payment that the person was warned about and acknowledged
   * @param acknowledgedPayments WisePay's IDs of the uncertain terminal payments, likewise
   */
  pay(acknowledged?: ScheduledPayment, acknowledgedPayments?: readonly string[]): Promise<boolean>;
  /** Has a terminal ask for a card. */
  sendToTerminal(input: TerminalPaymentInput): Promise<void>;
  /** Asks to cancel a terminal payment; the card may be quicker. */
  cancelTerminalPayment(terminalPaymentId: string): Promise<void>;
  /** Refunds or voids payments; true if the worker has dealt with it: the form may close. */
  refund(input: RefundInput): Promise<boolean>;
  /**
   * Has WisePay send the payer a reminder.
   *
   * @param invoiceVersion the version of the invoice that was on screen when the person asked for the reminder
   */
  remind(invoiceVersion: string): Promise<void>;
}

/** The invoice on screen, and the version of it that the person sees; both empty if there is none. */
export function invoiceOnScreen({ view }: PanelState): {
  readonly invoiceId: string;
  readonly invoiceVersion: string;
} {
  const { id, version } = view?.kind === 'ready' ? view.invoice : { id: '', version: '' };
  return { invoiceId: id, invoiceVersion: version };
}

/** Creates the intents of one panel. Their IDs do not outlive it. */
export function createPanelIntents(keeper: PanelStateKeeper, mountId: string): PanelIntents {
  /** The IDs of the intents that are not dealt with yet, by what was put in. */
  const ids = new Map<string, string>();
  const onScreen = () => invoiceOnScreen(keeper.state);

  function idOf(name: string): string {
    const id = ids.get(name) ?? crypto.randomUUID();
    ids.set(name, id);
    return id;
  }

  /**
   * The same input keeps its intent ID until the worker has dealt with it, however often it is tried.
   *
   * @param content different content is another intent
   * @returns whether it was done
   */
  async function input(
    action: PanelAction,
    content: unknown,
    message: (intentId: string) => PanelMessage,
  ): Promise<boolean> {
    const name = JSON.stringify([action, content]);
    const reply = await keeper.act(action, message(idOf(name)));
    if (reply === null) return false;
    if (reply.ok || isRefusal(reply.error)) ids.delete(name);
    return reply.ok;
  }

  function refundedSoFar(paymentId: string, { currency }: Money): Money {
    const payments = keeper.state.view?.kind === 'ready' ? keeper.state.view.invoice.payments : [];
    return payments.find(({ id }) => id === paymentId)?.refunded ?? { value: 0, currency };
  }

  return {
    async pay(acknowledged, acknowledgedPayments) {
      // The same intent whatever was acknowledged: a payments screen that is already open for it is shown again.
      const { invoiceId } = onScreen();
      return input('pay', invoiceId, (intentId) => ({
        kind: 'pod.pay',
        mountId,
        invoiceId,
        intentId,
        acknowledged,
        acknowledgedPayments,
      }));
    },
    async sendToTerminal({ terminalId, amount, invoiceVersion, acknowledged, acknowledgedPayments }) {
      const content = { terminalId, amount, invoiceId: onScreen().invoiceId, invoiceVersion };
      await input('terminal', content, (intentId) => ({
        kind: 'pod.terminal',
        mountId,
        intentId,
        ...content,
        acknowledged,
        acknowledgedPayments,
      }));
    },
    async cancelTerminalPayment(id) {
      const content = { terminalPaymentId: id, invoiceId: onScreen().invoiceId };
      await input('terminal_cancel', content, (intentId) => ({
        kind: 'pod.terminal_cancel',
        mountId,
        intentId,
        ...content,
      }));
    },
    async refund({ refunds, reason, note }) {
      const { invoiceId, invoiceVersion } = onScreen();
      const content = { refunds, reason, note, invoiceId, invoiceVersion };
      return input('refund', content, (intentId) => ({
        kind: 'pod.refund',
        mountId,
        invoiceId,
        refunds: refunds.map((part) => ({
          ...part,
          intentId: idOf(`${intentId} ${part.paymentId}`),
          refundedSoFar: refundedSoFar(part.paymentId, part.amount),
        })),
        reason,
        note,
        invoiceVersion,
      }));
    },
    async remind(invoiceVersion) {
      const content = { invoiceId: onScreen().invoiceId, invoiceVersion };
      await input('remind', content, (intentId) => ({ kind: 'pod.remind', mountId, intentId, ...content }));
    },
  };
}
