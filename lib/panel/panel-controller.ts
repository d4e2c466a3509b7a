/** What the panel does for a person, apart from how it looks: each request becomes one message to the worker. */
import type { StoredDrafts } from '../protocol/drafts-message.ts';
import type { AppPage, PublicPage } from '../protocol/linked-pages.ts';
import { askReport } from './ask-report.ts';
import { createPanelIntents, invoiceOnScreen, type PanelIntents } from './panel-intents.ts';
import { createPanelState, type PanelState, type PanelStateOptions } from './panel-state.ts';

/**
 * Each method resolves when its action is over, and none rejects: the outcome is in the state. A second action while
 * one is under way does nothing.
 */
export interface PanelController extends PanelIntents {
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
  /** Signs in again, which WisePay requires before it continues with an intent. */
  stepUp(intentId: string): Promise<void>;
  /** Dismisses the outcomes of intents. */
  dismiss(...intentIds: readonly string[]): Promise<void>;
  /** Dismisses outcomes that the person has seen, without being busy; if that fails, they stay. */
  retire(intentIds: readonly string[]): Promise<void>;
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
  /** Asks for the diagnostics report on the panel's tab; null if there is none. Changes nothing on screen. */
  report(): Promise<string | null>;
  /** Opens a public page, even while something else is under way. */
  openPublic(page: PublicPage): Promise<void>;
}

/** How often, in ms, and how many times to check whether an interrupted sign-in was finished in its window. */
const signInLooks = { everyMs: 2_000, times: 60 };

/** Creates the controller of one panel. It asks for nothing until one of its methods is called. */
export function createPanelController(options: PanelStateOptions): PanelController {
  const { mountId, signal } = options;
  const keeper = createPanelState(options);

  function isInterrupted(): boolean {
    return keeper.state.failure?.error.code === 'sign_in_interrupted';
  }

  return {
    get state() {
      return keeper.state;
    },
    ...createPanelIntents(keeper, mountId),
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
    async stepUp(intentId) {
      const { invoiceId } = invoiceOnScreen(keeper.state);
      await keeper.act('step_up', { kind: 'pod.step_up', mountId, invoiceId, intentId });
    },
    async dismiss(...intentIds) {
      for (const intentId of intentIds)
        await keeper.act('dismiss', { kind: 'pod.dismiss', mountId, intentId });
    },
    async retire(intentIds) {
      await keeper.askQuietly(intentIds.map((intentId) => ({ kind: 'pod.dismiss', mountId, intentId })));
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
      const { invoiceId } = invoiceOnScreen(keeper.state);
      await keeper.act('open', {
        kind: 'pod.open',
        mountId,
        page,
        ...(invoiceId !== '' && { invoiceId }),
        terminalPaymentId: id,
      });
    },
    report: options.askReport ?? askReport,
    async openPublic(page) {
      await keeper.tell('open', { kind: 'pod.open', mountId, page });
    },
  };
}
