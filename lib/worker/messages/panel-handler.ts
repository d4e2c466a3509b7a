/** Handles the panel's messages: each leads to a view, or to the reason why it could not be done. */
import { CodedError, toPodError } from '../../errors.ts';
import { isPublicPage } from '../../protocol/linked-pages.ts';
import type { PanelMessage, PanelReply } from '../../protocol/panel-messages.ts';
import type { PodView, ReadyView } from '../../protocol/views.ts';
import { createRecentMap } from '../../recent-map.ts';
import type { Credentials } from '../../wisepay/sign-in/kept-token.ts';
import type { SignInRequest } from '../../wisepay/sign-in/sign-in.ts';
import type { MessageOf } from '../actions/action-descriptor.ts';
import { intentIdsOf, type PanelPlace, performAction } from '../actions/actions.ts';
import { dismissLeftPayment, leavePayment } from '../actions/left-payments.ts';
import { mayPay, openPaymentsScreen, requirePayable } from '../actions/pay.ts';
import { resumeAction } from '../actions/refund-review.ts';
import { openPublicPage, openWisePayPage } from '../actions/wisepay-pages.ts';
import { hostedPodOf } from '../invoices/hosted-pod.ts';
import { type InvoiceContext, requireOnScreen } from '../invoices/invoice-context.ts';
import { buildReadyView } from '../invoices/ready-view.ts';
import { type Shown, showAfterAction } from '../invoices/show-after-action.ts';
import { type UnderWay, waitForUpdate } from '../invoices/updates.ts';
import type { Worker } from '../invoices/worker.ts';
import { isSameOwner, ownerOf } from '../operations/intent.ts';
import { findRequestingPanel, type RequestingPanel } from '../session/requesting-panel.ts';
import type { InvoicePage } from '../session/session-context.ts';
import { openBeside } from '../tabs/browser-tabs.ts';
import { writeDrafts } from '../tabs/review-windows.ts';

/** More panels than anyone has open; one that is forgotten starts its next watch with a look. */
const mostPanels = 100;

/**
 * Answers a panel's message; never rejects.
 *
 * @param tabId the browser's ID of the PSA tab that the panel belongs to
 * @param place where the panel is: in the page, unless it is known to be in a review window
 */
export type HandlePanelMessage = (
  message: PanelMessage,
  tabId: number,
  place?: PanelPlace,
) => Promise<PanelReply>;

/** Creates the handler of a worker, for all panels. */
export function createPanelHandler(worker: Worker): HandlePanelMessage {
  const { withInvoice, session, screens, operations, windows } = worker;
  const findPanel = (message: PanelMessage, tabId: number) => findRequestingPanel(worker, message, tabId);
  /** What the last view of each mount had under way. If a new worker knows nothing of it, a watch starts with a look. */
  const watched = createRecentMap<string, UnderWay>(mostPanels);

  /** Builds the view of the invoice, which the panel's next watch follows. One from before is soon read again. */
  async function show(shown: Shown, panel: RequestingPanel, isFromBefore = false): Promise<ReadyView> {
    const { client, endpoints, owner, invoice, policy } = shown;
    const paymentScreenOpen = await screens.isOpen(invoice.id);
    const { terminalPaymentId } = panel;
    const ready = await buildReadyView(worker, {
      client,
      endpoints,
      owner,
      invoice,
      policy,
      paymentScreenOpen,
      reviewWindowOpen: await windows.isOpen(panel.page.mountId),
      terminalPaymentId,
    });
    watched.set(panel.page.mountId, {
      invoiceId: invoice.id,
      seenTabsAt: panel.seenTabsAt,
      terminalPayment: ready.terminalPayment,
      overdueInMs: ready.overdueInMs,
      refund: ready.refund,
      hasOpenIntent: isFromBefore || ready.view.operations.some(({ state }) => state === 'open'),
    });
    return { ...ready.view, ...hostedPodOf(panel.page, policy), live: isFromBefore || ready.view.live };
  }

  const showBefore = (panel: RequestingPanel) => (shown: Shown) => show(shown, panel, true);

  /** Returns the view, or the view that says that WisePay cannot be asked. */
  async function load(panel: RequestingPanel): Promise<PodView> {
    try {
      return await withInvoice(panel.page, (context) => show(context, panel));
    } catch (error) {
      return { kind: 'unavailable', error: toPodError(error) };
    }
  }

  /**
   * Signs in, and returns the user's credentials; null if there is no one to sign in as.
   *
   * @throws {CodedError} `not_configured`; as `Session.signIn`
   */
  async function signIn(page: InvoicePage, mode: SignInRequest['mode']): Promise<Credentials | null> {
    const { endpoints, memberMatch } = await worker.policy();
    if (endpoints === null) throw new CodedError('not_configured');
    if (page.memberEmail === null && memberMatch === 'required') return null;
    return session.signIn({ issuer: endpoints.issuer, loginHint: page.memberEmail, mode });
  }

  /**
   * Opens the payments screen; if something blocks it, the view says what.
   *
   * @throws {CodedError} as {@link requirePayable} and {@link openPaymentsScreen}; `no_invoice` if the page has
   *   changed meanwhile; as {@link WithInvoice}
   */
  function pay(panel: RequestingPanel, message: MessageOf<'pod.pay'>): Promise<PodView> {
    const { tabId, page } = panel;
    return showAfterAction(worker, panel, showBefore(panel), [], async (context, done) => {
      requirePayable(context, message);
      const view = await show(context, panel);
      if (!mayPay(view, context, message)) return view;
      await openPaymentsScreen(worker, context, message.intentId, tabId, async () => {
        const now = await findPanel(message, tabId);
        if (now.page.memberEmail !== page.memberEmail) throw new CodedError('no_invoice');
      });
      done();
      return show(context, panel);
    });
  }

  /**
   * Carries out an action and shows the invoice as it is afterward.
   *
   * @throws {CodedError} what `action` throws; as {@link WithInvoice}
   */
  async function act(
    panel: RequestingPanel,
    intentIds: readonly string[],
    action: (context: InvoiceContext) => Promise<void>,
  ): Promise<PodView> {
    const view = await showAfterAction(worker, panel, showBefore(panel), intentIds, async (context, done) => {
      await action(context);
      done();
      return show({ ...context, invoice: await context.reload() }, panel);
    });
    // A watch that is open now does not know of this action: its answer lets the next one follow it.
    screens.wake(panel.tabId);
    return view;
  }

  /** Leaves or dismisses a terminal payment of the view, and shows the result. */
  function leaveOrDismiss(
    panel: RequestingPanel,
    id: string,
    how: typeof dismissLeftPayment,
  ): Promise<PodView> {
    return withInvoice(panel.page, async (context) => {
      await how(worker, context.owner, await show(context, panel), id);
      return show(context, panel);
    });
  }

  /** Opens the administrator's own help page. Reading the policy has checked its address. */
  async function openSupport(tabId: number): Promise<void> {
    const { supportUrl } = await worker.policy();
    if (supportUrl !== null) await openBeside(supportUrl, tabId);
  }

  async function view(message: PanelMessage, tabId: number, place: PanelPlace): Promise<PodView> {
    const panel = await findPanel(message, tabId);
    switch (message.kind) {
      case 'pod.load':
        return load(panel);
      case 'pod.watch': {
        const known = watched.get(panel.page.mountId);
        if (known !== undefined) await waitForUpdate(worker, panel.page, tabId, known);
        const now = await findPanel(message, tabId);
        // What has happened up to here is not an update for the next watch, even if this look yields no invoice.
        // Meanwhile, an action may have left more under way than this watch knew of.
        const latest = watched.get(now.page.mountId);
        if (latest !== undefined) watched.set(now.page.mountId, { ...latest, seenTabsAt: now.seenTabsAt });
        return withInvoice(now.page, (context) => show(context, now));
      }
      case 'pod.sign_in':
        await signIn(panel.page, message.switchUser ? 'switch' : 'interactive');
        // The login may have taken minutes; the page may show something else by now.
        return load(await findPanel(message, tabId));
      case 'pod.step_up': {
        // What the policy requires is proven here; WisePay checks what it requires itself.
        const { stepUpAbove } = await worker.policy();
        const credentials = await signIn(panel.page, stepUpAbove === null ? 'switch' : 'fresh');
        return act(await findPanel(message, tabId), [message.intentId], async (context) => {
          // Another user's sign-in says nothing about the owner of the intent.
          requireOnScreen(context.invoice, message.invoiceId);
          const isOwn =
            credentials !== null && isSameOwner(ownerOf(context.endpoints, credentials), context.owner);
          if (isOwn) await resumeAction(worker, context, message.intentId);
        });
      }
      case 'pod.pay':
        return pay(panel, message);
      case 'pod.terminal':
      case 'pod.terminal_cancel':
      case 'pod.refund':
      case 'pod.remind':
        return act(panel, intentIdsOf(message), async (context) => {
          await performAction(worker, context, message, place);
        });
      case 'pod.leave_terminal_payment':
        return leaveOrDismiss(panel, message.terminalPaymentId, leavePayment);
      case 'pod.dismiss_left_payment':
        return leaveOrDismiss(panel, message.leftPaymentId, dismissLeftPayment);
      case 'pod.dismiss':
        await operations.dismiss(message.intentId);
        return load(panel);
      case 'pod.open_window':
        await writeDrafts(message.mountId, message.drafts);
        await windows.open(tabId, message.mountId);
        return load(panel);
      case 'pod.open_support':
        await openSupport(tabId);
        return load(panel);
      case 'pod.open': {
        const { page, terminalPaymentId, invoiceId } = message;
        if (isPublicPage(page)) {
          await openPublicPage(page, await worker.policy(), tabId);
          return load(panel);
        }
        return withInvoice(panel.page, async (context) => {
          if (page !== 'home') requireOnScreen(context.invoice, invoiceId);
          await openWisePayPage(context, { page, terminalPaymentId }, tabId);
          return show(context, panel);
        });
      }
    }
  }

  return async (message, tabId, place = 'page') => {
    try {
      return { ok: true, view: await view(message, tabId, place) };
    } catch (error) {
      return { ok: false, error: toPodError(error) };
    }
  };
}
