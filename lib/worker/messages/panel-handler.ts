/** What the worker does for the panel: every message leads to a view, or to the reason why it could not be done. */
import { CodedError, toPodError } from '../../errors.ts';
import type { Policy } from '../../policy/policy.ts';
import type { StoredDrafts } from '../../protocol/drafts-message.ts';
import { isPublicPage } from '../../protocol/linked-pages.ts';
import type { PanelMessage, PanelReply } from '../../protocol/panel-messages.ts';
import { areAcknowledged, isPaymentBlocked, uncertainPayments } from '../../protocol/payability.ts';
import { isAcknowledged } from '../../protocol/scheduled-payment.ts';
import type { PodView, ReadyView } from '../../protocol/views.ts';
import type { Credentials } from '../../wisepay/sign-in/kept-token.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { SignInRequest } from '../../wisepay/sign-in/sign-in.ts';
import { wisePayUrl } from '../../wisepay/web-app.ts';
import type { WisePayTime } from '../../wisepay/wisepay-clock.ts';
import type { ActionMessage, Actions } from '../actions/actions.ts';
import { requireInPage } from '../actions/confirm-outside.ts';
import { createLeftPayments } from '../actions/left-payments.ts';
import { requireAllowed } from '../actions/policy-refusals.ts';
import type { WisePayPages } from '../actions/wisepay-pages.ts';
import type { InvoiceContext, WithInvoice } from '../invoices/invoice-context.ts';
import { requireOnScreen } from '../invoices/invoice-context.ts';
import { buildReadyView, type ReadyViewOptions } from '../invoices/ready-view.ts';
import { createShowAfterAction, type Shown } from '../invoices/show-after-action.ts';
import type { UncertainPayments } from '../invoices/uncertain-payments.ts';
import type { WaitForUpdate } from '../invoices/updates.ts';
import { createWatchMemory } from '../invoices/watch-memory.ts';
import type { Operations } from '../operations/operations.ts';
import { isSameOwner, ownerOf } from '../operations/owner.ts';
import {
  createFindRequestingPanel,
  type FindRequestingPanelOptions,
  type RequestingPanel,
} from '../session/requesting-panel.ts';
import type { InvoicePage } from '../session/session-context.ts';
import type { PaymentScreens } from '../tabs/payment-screens.ts';
import type { ReviewWindows } from '../tabs/review-windows.ts';

export interface PanelHandlerOptions extends ReadyViewOptions, FindRequestingPanelOptions {
  readonly withInvoice: WithInvoice;
  readonly session: Session;
  readonly screens: Pick<PaymentScreens, 'open' | 'isOpen' | 'revision' | 'wake'>;
  readonly money: Actions;
  readonly waitForUpdate: WaitForUpdate;
  readonly operations: Pick<Operations, 'dismiss'>;
  readonly uncertain: UncertainPayments;
  readonly pages: WisePayPages;
  readonly windows: Pick<ReviewWindows, 'open' | 'isOpen'>;
  /** Keeps what was typed in the panel of a mount, for the window that goes on with it. */
  writeDrafts(mountId: string, drafts: StoredDrafts): Promise<void>;
  /** The administrator's policy in force. */
  policy(): Promise<Policy>;
  /** WisePay's time now, where its answers tell it; `api` is the API's base address. */
  wisepayTime(api: string): WisePayTime | undefined;
  /** Opens an address in a tab right beside another one, whose id of `browser.tabs` it takes. */
  openBeside(url: string, tabId: number): Promise<unknown>;
}

/**
 * Answers a panel's message; never rejects.
 *
 * @param tabId the browser's id of the PSA tab that the panel speaks for
 * @param place where the panel is: in the page, unless it is known to be in a window of the extension's own
 */
export type HandlePanelMessage = (
  message: PanelMessage,
  tabId: number,
  place?: PanelPlace,
) => Promise<PanelReply>;

export type PanelPlace = 'page' | 'window';

/** Makes the one handler of a worker, for all panels. */
export function createPanelHandler(options: PanelHandlerOptions): HandlePanelMessage {
  const { withInvoice, session, screens, money, operations, windows } = options;
  const findPanel = createFindRequestingPanel(options);
  const memory = createWatchMemory();
  const left = createLeftPayments(options);
  const showAfterAction = createShowAfterAction({ withInvoice, show });

  /** The view of the invoice, whose news the panel's next question is about. One from before is soon looked at again. */
  async function show(shown: Shown, panel: RequestingPanel, isFromBefore = false): Promise<ReadyView> {
    const { client, endpoints, owner, invoice, policy } = shown;
    const paymentScreenOpen = await screens.isOpen(invoice.id);
    const { terminalPaymentId } = panel;
    const ready = await buildReadyView(options, {
      client,
      endpoints,
      owner,
      invoice,
      policy,
      paymentScreenOpen,
      reviewWindowOpen: await windows.isOpen(panel.page.mountId),
      terminalPaymentId,
    });
    memory.keep(panel.page.mountId, {
      invoiceId: invoice.id,
      seenTabsAt: panel.seenTabsAt,
      terminalPayment: ready.terminalPayment,
      overdueInMs: ready.overdueInMs,
      refund: ready.refund,
      hasOpenIntent: isFromBefore || ready.view.operations.some(({ state }) => state === 'open'),
    });
    return { ...ready.view, live: isFromBefore || ready.view.live };
  }

  /** The view, where not being able to ask WisePay is a view of its own. */
  async function load(panel: RequestingPanel): Promise<PodView> {
    try {
      return await withInvoice(panel.page, (context) => show(context, panel));
    } catch (error) {
      return { kind: 'unavailable', error: toPodError(error) };
    }
  }

  /**
   * Who has signed in; null where there is nobody to sign in as.
   *
   * @throws {CodedError} `not_configured`; as `Session.signIn`
   */
  async function signIn(page: InvoicePage, mode: SignInRequest['mode']): Promise<Credentials | null> {
    const { endpoints, memberMatch } = await options.policy();
    if (endpoints === null) throw new CodedError('not_configured');
    if (page.memberEmail === null && memberMatch === 'required') return null;
    return session.signIn({ issuer: endpoints.issuer, loginHint: page.memberEmail, mode });
  }

  /**
   * Opens the payments screen, unless the invoice turns out to need no payment, to be paid automatically or by an earlier
   * terminal payment without the person knowing, or to have a payment open on a terminal: then its view says so.
   *
   * @throws {CodedError} `refused` where the administrator has turned it off, or the page's invoice is another one by now;
   *   `no_invoice` where the page has gone on meanwhile; `foreign_url`; as {@link WithInvoice}
   */
  function pay(
    panel: RequestingPanel,
    message: Extract<PanelMessage, { kind: 'pod.pay' }>,
  ): Promise<PodView> {
    const { tabId, page } = panel;
    const { intentId, acknowledged, acknowledgedPayments } = message;
    return showAfterAction(panel, [], async (context, done) => {
      const { client, endpoints, invoice, policy } = context;
      requireOnScreen(invoice, message.invoiceId);
      requireAllowed(policy, 'pay');
      const createScreen = async (key: string) => {
        const { url, expiresAt } = await client.createPaymentSession(invoice.id, key);
        // Whoever has gone on to another invoice meanwhile must not be shown this one's payments screen.
        const now = await findPanel(message, tabId);
        if (now.page.memberEmail !== page.memberEmail) throw new CodedError('no_invoice');
        return { url: wisePayUrl(url, endpoints), expiresAt };
      };
      const view = await show(context, panel);
      const mayOpen = invoice.actions.pay.allowed && isAcknowledged(invoice.scheduledPayment, acknowledged);
      const isKnowing = areAcknowledged(uncertainPayments(view), acknowledgedPayments);
      if (!mayOpen || !isKnowing || isPaymentBlocked(view)) return view;
      const time = () => options.wisepayTime(endpoints.api)?.latest ?? Date.now();
      await screens.open({ invoiceTabId: tabId, invoice, intentId, now: time, createScreen });
      done();
      return show(context, panel);
    });
  }

  /**
   * Carries out an action and shows the invoice as it is afterwards.
   *
   * @throws {CodedError} what `action` throws; as {@link WithInvoice}
   */
  async function act(
    panel: RequestingPanel,
    intentIds: readonly string[],
    action: (context: InvoiceContext) => Promise<void>,
  ): Promise<PodView> {
    const view = await showAfterAction(panel, intentIds, async (context, done) => {
      await action(context);
      done();
      return show({ ...context, invoice: await context.reload() }, panel);
    });
    // A question for news that is open by now does not know of this action: its answer lets the next one follow it.
    screens.wake(panel.tabId);
    return view;
  }

  /** Does something with the terminal payments in the view, and shows what comes of it. */
  function tidy(
    panel: RequestingPanel,
    id: string,
    how: (typeof left)['leave' | 'dismiss'],
  ): Promise<PodView> {
    return withInvoice(panel.page, async (context) => {
      await how(context.owner, await show(context, panel), id);
      return show(context, panel);
    });
  }

  /** The administrator's own help page: an address of the policy's, which has been checked there. */
  async function openSupport(tabId: number): Promise<void> {
    const { supportUrl } = await options.policy();
    if (supportUrl !== null) await options.openBeside(supportUrl, tabId);
  }

  async function view(message: PanelMessage, tabId: number, place: PanelPlace): Promise<PodView> {
    const panel = await findPanel(message, tabId);
    switch (message.kind) {
      case 'pod.load':
        return load(panel);
      case 'pod.watch': {
        const known = memory.find(panel.page.mountId);
        if (known !== undefined) await options.waitForUpdate(panel.page, tabId, known);
        const now = await findPanel(message, tabId);
        // What has happened up to here is no news for the next question, also where this look yields no invoice. An
        // action may have left more under way meanwhile than this question knew of.
        memory.noteSeen(now.page.mountId, now.seenTabsAt);
        return withInvoice(now.page, (context) => show(context, now));
      }
      case 'pod.sign_in':
        await signIn(panel.page, message.switchUser ? 'switch' : 'interactive');
        // The login may have taken minutes; the page may show something else by now.
        return load(await findPanel(message, tabId));
      case 'pod.step_up': {
        // What the policy asks for is proven here; what WisePay asks for, it checks itself.
        const { stepUpAbove } = await options.policy();
        const credentials = await signIn(panel.page, stepUpAbove === null ? 'switch' : 'fresh');
        return act(await findPanel(message, tabId), [message.intentId], async (context) => {
          // Somebody else's sign-in says nothing about the person in whose name it goes on.
          requireOnScreen(context.invoice, message.invoiceId);
          const isOwn =
            credentials !== null && isSameOwner(ownerOf(context.endpoints, credentials), context.owner);
          if (isOwn) await money.resume(context, message.intentId);
        });
      }
      case 'pod.pay':
        return pay(panel, message);
      case 'pod.send_to_terminal':
      case 'pod.cancel_terminal_payment':
      case 'pod.refund':
      case 'pod.remind':
        return act(panel, intentIdsOf(message), async (context) => {
          if (place === 'page') requireInPage(context.policy, context.invoice, message);
          await money.perform(context, message satisfies ActionMessage);
        });
      case 'pod.leave_terminal_payment':
        return tidy(panel, message.terminalPaymentId, left.leave);
      case 'pod.put_away_left_payment':
        return tidy(panel, message.leftPaymentId, left.dismiss);
      case 'pod.dismiss':
        await operations.dismiss(message.intentId);
        return load(panel);
      case 'pod.open_window':
        await options.writeDrafts(message.mountId, message.drafts);
        await windows.open(tabId, message.mountId);
        return load(panel);
      case 'pod.open_support':
        await openSupport(tabId);
        return load(panel);
      case 'pod.open': {
        const { page, terminalPaymentId, invoiceId } = message;
        if (isPublicPage(page)) {
          await options.pages.openPublic(page, await options.policy(), tabId);
          return load(panel);
        }
        return withInvoice(panel.page, async (context) => {
          if (page !== 'home') requireOnScreen(context.invoice, invoiceId);
          await options.pages.open(context, { page, terminalPaymentId }, tabId);
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

/** The intents that a message asks for. */
function intentIdsOf(message: ActionMessage): string[] {
  return message.kind === 'pod.refund' ? message.refunds.map(({ intentId }) => intentId) : [message.intentId];
}
