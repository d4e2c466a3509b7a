/** What the panel does for a person, apart from how it looks: each request becomes one message to the worker. */
import type { Money } from '../money/money.ts';
import type { StoredDrafts } from '../protocol/drafts-message.ts';
import type { AppPage, PublicPage } from '../protocol/linked-pages.ts';
import type { PanelMessage } from '../protocol/panel-messages.ts';
import type { ScheduledPayment } from '../protocol/scheduled-payment.ts';
import type { RefundRequest } from '../wisepay/schemas/requests.ts';
import { createIntentIds } from './intent-ids.ts';
import {
  createPanelState,
  isRefusal,
  type PanelAction,
  type PanelState,
  type PanelStateOptions,
} from './panel-state.ts';

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

/**
 * Each method resolves when its action is over, and none rejects: the outcome is in the state. A second action while
 * one is under way does nothing.
 */
export interface PanelController {
  readonly state: PanelState;
  /** Loads the view again because something outside may have changed it. */
  refresh(): Promise<void>;
  /** The same as an action of the person: a failure is shown. */
  checkAgain(): Promise<void>;
  /**
   * Shows WisePay's login. If the worker ends meanwhile, checks for up to two minutes whether the sign-in was finished.
   *
   * @param switchUser shows it even if another user is signed in
   */
  signIn(switchUser: boolean): Promise<void>;
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
  /** Signs in again, which WisePay requires before it continues with an intent. */
  stepUp(intentId: string): Promise<void>;
  /** Dismisses the outcome of an intent. */
  dismiss(intentId: string): Promise<void>;
  /** Dismisses the terminal payment that has ended. */
  dismissTerminalPayment(): Promise<void>;
  /** Continues without a terminal payment that does not end, and follows it in the background. */
  leaveTerminalPayment(terminalPaymentId: string): Promise<void>;
  /** Dismisses the outcome of a terminal payment that was left, or one that WisePay never made certain. */
  dismissLeftPayment(terminalPaymentId: string): Promise<void>;
  /** Continues in the review window with the drafts; true if it opened. */
  openWindow(drafts: StoredDrafts): Promise<boolean>;
  /** Opens the administrator's own help page, even while something else is under way. */
  openSupport(): Promise<void>;
  /**
   * Opens a WisePay page.
   *
   * @param terminalPaymentId for `receipt`: the terminal payment that the receipt is for
   */
  open(page: AppPage, terminalPaymentId?: string): Promise<void>;
  /** Opens a public page, even while something else is under way. */
  openPublic(page: PublicPage): Promise<void>;
}

/** How often, in ms, and how many times to check whether an interrupted sign-in was finished in its window. */
const signInLooks = { everyMs: 2_000, times: 60 };

/** Creates the controller of one panel. It asks for nothing until one of its methods is called. */
export function createPanelController(options: PanelStateOptions): PanelController {
  const { mountId, signal } = options;
  const keeper = createPanelState(options);
  const intentIds = createIntentIds();

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
    const reply = await keeper.act(action, message(intentIds.for(name)));
    if (reply === null) return false;
    if (reply.ok || isRefusal(reply.error)) intentIds.forget(name);
    return reply.ok;
  }

  function isInterrupted(): boolean {
    return keeper.state.failure?.error.code === 'sign_in_interrupted';
  }

  /** The invoice on screen, and the version of it that the person sees. */
  function onScreen(): { readonly invoiceId: string; readonly invoiceVersion: string } {
    const view = keeper.state.view;
    const { id, version } = view?.kind === 'ready' ? view.invoice : { id: '', version: '' };
    return { invoiceId: id, invoiceVersion: version };
  }

  function refundedSoFar(paymentId: string, { currency }: Money): Money {
    const payments = keeper.state.view?.kind === 'ready' ? keeper.state.view.invoice.payments : [];
    return payments.find(({ id }) => id === paymentId)?.refunded ?? { value: 0, currency };
  }

  return {
    get state() {
      return keeper.state;
    },
    refresh: keeper.refresh,
    async checkAgain() {
      await keeper.act('check_again', {
        kind: 'pod.load',
        mountId,
        terminalPaymentId: keeper.terminalPaymentId,
      });
    },
    async signIn(switchUser) {
      await keeper.act('sign_in', { kind: 'pod.sign_in', mountId, switchUser });
      for (let look = 0; look < signInLooks.times && isInterrupted() && !signal.aborted; look += 1) {
        await options.wait(signInLooks.everyMs);
        await keeper.refresh();
        if (keeper.state.view?.kind !== 'sign_in' && isInterrupted()) keeper.clearFailure();
      }
    },
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
          intentId: intentIds.for(`${intentId} ${part.paymentId}`),
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
    async stepUp(intentId) {
      const { invoiceId } = onScreen();
      await keeper.act('step_up', { kind: 'pod.step_up', mountId, invoiceId, intentId });
    },
    async dismiss(intentId) {
      await keeper.act('dismiss', { kind: 'pod.dismiss', mountId, intentId });
    },
    async dismissTerminalPayment() {
      if (keeper.state.view?.kind !== 'ready') return;
      const sent = keeper.state.view.operations.filter(
        ({ kind, state: outcome }) => kind === 'terminal' && outcome === 'accepted',
      );
      keeper.dismissTerminalPayment();
      for (const { intentId } of sent)
        await keeper.act('dismiss', { kind: 'pod.dismiss', mountId, intentId });
      await keeper.refresh();
    },
    async leaveTerminalPayment(id) {
      await keeper.act('dismiss', { kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: id });
    },
    async dismissLeftPayment(id) {
      await keeper.act('dismiss', {
        kind: 'pod.dismiss_left_payment',
        mountId,
        leftPaymentId: id,
        terminalPaymentId: keeper.terminalPaymentId,
      });
    },
    async openWindow(drafts) {
      const reply = await keeper.act('open', { kind: 'pod.open_window', mountId, drafts });
      return reply?.ok === true;
    },
    async openSupport() {
      await keeper.tell('open', { kind: 'pod.open_support', mountId });
    },
    async open(page, id) {
      const { invoiceId } = onScreen();
      await keeper.act('open', {
        kind: 'pod.open',
        mountId,
        page,
        ...(invoiceId !== '' && { invoiceId }),
        terminalPaymentId: id,
      });
    },
    async openPublic(page) {
      await keeper.tell('open', { kind: 'pod.open', mountId, page });
    },
  };
}
