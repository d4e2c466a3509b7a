/** What a person can ask for in the panel. The views only pass it on. */
import type { StoredDrafts } from '../protocol/drafts-message.ts';
import type { AppPage, PublicPage } from '../protocol/linked-pages.ts';
import type { ScheduledPayment } from '../protocol/scheduled-payment.ts';
import type { RefundInput, TerminalPaymentInput } from './panel-controller.ts';

export interface PanelCallbacks {
  /** Asks WisePay for the invoice again. */
  onCheckAgain(): void;
  /** @param switchUser shows WisePay's login also where somebody else is signed in */
  onSignIn(switchUser: boolean): void;
  /**
   * Resolves to whether the worker has dealt with it.
   *
   * @param acknowledged the automatic payment that the person was warned of, and goes on in spite of
   * @param acknowledgedPayments WisePay's ids of terminal payments whose outcome is unknown, likewise
   */
  onPay(acknowledged?: ScheduledPayment, acknowledgedPayments?: readonly string[]): Promise<boolean>;
  /** What becomes of it shows in the view. */
  onSendToTerminal(input: TerminalPaymentInput): void;
  onCancelTerminalPayment(terminalPaymentId: string): void;
  /** Resolves to whether the worker has dealt with it; its outcomes are in the view by then. */
  onRefund(input: RefundInput): Promise<boolean>;
  /** Sends WisePay's payment reminder to the payer that was on screen with that version of the invoice. */
  onRemind(invoiceVersion: string): void;
  /** Signs in again, as WisePay asked before it goes on with an intent. */
  onStepUp(intentId: string): void;
  /** Puts away the outcome of an intent. */
  onDismiss(intentId: string): void;
  /** Puts away the terminal payment that has ended. */
  onDismissTerminalPayment(): void;
  /** Goes on without a terminal payment that does not end, and follows it in the background. */
  onLeaveTerminalPayment(terminalPaymentId: string): void;
  /** Puts away the outcome of one that was left, or one that WisePay never made certain. */
  onDismissLeftPayment(terminalPaymentId: string): void;
  /** Goes on with the same in a window of the extension's own, which no page can cover; resolves to whether it is there. */
  onOpenWindow(drafts: StoredDrafts): Promise<boolean>;
  /** Opens the administrator's own help page. */
  onOpenSupport(): void;
  /** Opens a page of WisePay's; a receipt is that of a terminal payment. */
  onOpen(page: AppPage, terminalPaymentId?: string): void;
  /** Opens a page that is for everybody, signed in or not. */
  onOpenPublic(page: PublicPage): void;
}
