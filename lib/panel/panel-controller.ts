/** What the panel does for a person, without how it looks: each wish becomes one message to the worker. */
import type { Money } from '../money/money.ts';
import type { StoredDrafts } from '../protocol/drafts-message.ts';
import type { AppPage, PublicPage } from '../protocol/linked-pages.ts';
import type { PanelMessage } from '../protocol/panel-messages.ts';
import type { ScheduledPayment } from '../protocol/scheduled-payment.ts';
import type { RefundRequest } from '../wisepay/schemas/requests.ts';
import { createIntentIds } from './intent-ids.ts';
import {
  type Action,
  createPanelState,
  isRefusal,
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

/** A payment on a terminal as the form has it. */
export interface TerminalPaymentInput {
  /** WisePay's id. */
  readonly terminalId: string;
  /** Without surcharge. */
  readonly amount: Money;
  /** The automatic payment that the person was warned of, and goes on in spite of. */
  readonly acknowledged?: ScheduledPayment;
  /** WisePay's ids of the terminal payments of unknown outcome that the person was warned of, likewise. */
  readonly acknowledgedPayments?: readonly string[];
  /** The version of the invoice that the figures on screen were made of. */
  readonly invoiceVersion: string;
}

/**
 * Each resolves when its action is over, and none rejects: what came of it is in the state. A second action while one is
 * under way does nothing.
 */
export interface PanelController {
  readonly state: PanelState;
  /** Loads the view again because something outside may have changed it. */
  refresh(): Promise<void>;
  /** The same as an action of the person's: a failure is told. */
  checkAgain(): Promise<void>;
  /**
   * Shows WisePay's login. Where the worker died over it, looks for up to two minutes whether it was finished.
   *
   * @param switchUser shows it also where somebody else is signed in
   */
  signIn(switchUser: boolean): Promise<void>;
  /**
   * Opens the payments screen; true when the worker has dealt with it.
   *
   * @param acknowledged the automatic payment that the person was warned of, and goes on in spite of
   * @param acknowledgedPayments WisePay's ids of terminal payments whose outcome is unknown, likewise
   */
  pay(acknowledged?: ScheduledPayment, acknowledgedPayments?: readonly string[]): Promise<boolean>;
  /** Has a terminal ask for a card. */
  sendToTerminal(input: TerminalPaymentInput): Promise<void>;
  /** Asks for a terminal payment to be cancelled; the card may be quicker. */
  cancelTerminalPayment(terminalPaymentId: string): Promise<void>;
  /** Gives money back; true when the worker has dealt with it: the form may close. */
  refund(input: RefundInput): Promise<boolean>;
  /**
   * Has WisePay send the payer an email that asks for payment.
   *
   * @param invoiceVersion of the invoice, as it was on screen when the person asked for it
   */
  remind(invoiceVersion: string): Promise<void>;
  /** Signs in again, as WisePay asked before it goes on with an intent. */
  stepUp(intentId: string): Promise<void>;
  /** Puts away the outcome of an intent. */
  dismiss(intentId: string): Promise<void>;
  /** Puts away the terminal payment that has ended. */
  dismissTerminalPayment(): Promise<void>;
  /** Goes on without a terminal payment that does not end, and follows it in the background. */
  leaveTerminalPayment(terminalPaymentId: string): Promise<void>;
  /** Puts away the outcome of one that was left, or one that WisePay never made certain. */
  dismissLeftPayment(terminalPaymentId: string): Promise<void>;
  /** Goes on in a window of the extension's own, with what was typed; true when it is there. */
  openWindow(drafts: StoredDrafts): Promise<boolean>;
  /** Opens the administrator's own help page. */
  openSupport(): Promise<void>;
  /**
   * Opens a page of WisePay's.
   *
   * @param terminalPaymentId for `receipt`: whose
   */
  open(page: AppPage, terminalPaymentId?: string): Promise<void>;
  /** Opens a page that is for everybody, also while something else is under way. */
  openPublic(page: PublicPage): Promise<void>;
}

/** After how long each, in ms, and how many times, to look whether an interrupted sign-in was finished in its window. */
const signInLooks = { everyMs: 2_000, times: 60 };

/** Makes the controller of one panel. It asks for nothing before it is told to. */
export function createPanelController(options: PanelStateOptions): PanelController {
  const { mountId, signal } = options;
  const keeper = createPanelState(options);
  const intentIds = createIntentIds();

  /**
   * The same wish keeps its intent id until the worker has dealt with it, however often it is tried.
   *
   * @param content what makes it another wish where it differs
   * @returns whether it was done
   */
  async function input(
    action: Action,
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
      // The same payment whatever was acknowledged: a screen that was opened for it already is shown again.
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
      await input('send_to_terminal', content, (intentId) => ({
        kind: 'pod.send_to_terminal',
        mountId,
        intentId,
        ...content,
        acknowledged,
        acknowledgedPayments,
      }));
    },
    async cancelTerminalPayment(id) {
      const content = { terminalPaymentId: id, invoiceId: onScreen().invoiceId };
      await input('cancel_terminal_payment', content, (intentId) => ({
        kind: 'pod.cancel_terminal_payment',
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
        ({ kind, state: outcome }) => kind === 'terminal_payment' && outcome === 'accepted',
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
        kind: 'pod.put_away_left_payment',
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
