/** What a person can ask for in the panel. The views only pass it on. */
import type { StoredDrafts } from '../lib/pod/contract/drafts-message.ts';
import type { PublicPage } from '../lib/pod/contract/pages.ts';
import type { ScheduledPayment } from '../lib/pod/contract/scheduled-payment.ts';
import type { PanelController, RefundWish, TerminalWish } from '../lib/pod/controllers/panel-controller.ts';

export type OpenablePage = Parameters<PanelController['open']>[0];

export interface Wishes {
  onCheckAgain(): void;
  onSignIn(switchUser: boolean): void;
  /**
   * Resolves to whether the worker has dealt with it.
   *
   * @param acknowledged the automatic payment that the person was warned of, and goes on in spite of
   */
  onPay(acknowledged?: ScheduledPayment): Promise<boolean>;
  onSendToTerminal(wish: TerminalWish): void;
  onCancelTerminalPayment(terminalPaymentId: string): void;
  /** Resolves to whether the worker has dealt with it; its outcomes are in the view by then. */
  onRefund(wish: RefundWish): Promise<boolean>;
  onRemind(): void;
  /** Signs in again, as WisePay asked before it goes on with an intent. */
  onStepUp(intentId: string): void;
  /** Puts away the outcome of an intent. */
  onDismiss(intentId: string): void;
  /** Puts away the terminal payment that has ended. */
  onPutAwayTerminalPayment(): void;
  /** Goes on with the same in a window of the extension's own, which no page can cover; resolves to whether it is there. */
  onOpenWindow(drafts: StoredDrafts): Promise<boolean>;
  onOpenSupport(): void;
  /** Opens a page of WisePay's; a receipt is that of a terminal payment. */
  onOpen(page: OpenablePage, terminalPaymentId?: string): void;
  /** Opens a page that is for everybody, signed in or not. */
  onOpenPublic(page: PublicPage): void;
}
