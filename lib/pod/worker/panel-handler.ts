/** What the worker does for the panel: every message leads to a view, or to the reason why it could not be done. */
import { sameEmail } from '../../email.ts';
import { CodedError, toPodError } from '../../errors.ts';
import type { Operations } from '../../operations/operations.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Access } from '../../wisepay/sign-in/access.ts';
import type { Pass } from '../../wisepay/sign-in/kept-token.ts';
import type { SignInRequest } from '../../wisepay/sign-in/sign-in.ts';
import type { StoredDrafts } from '../contract/drafts-message.ts';
import type { PanelMessage, PanelReply } from '../contract/messages.ts';
import { isPublicPage } from '../contract/pages.ts';
import { isHeldBack } from '../contract/payability.ts';
import { isAcknowledged } from '../contract/scheduled-payment.ts';
import type { PodView, ReadyView } from '../contract/views.ts';
import { type AskingPanel, type AskingPanelParts, createFindAskingPanel } from './admission/asking-panel.ts';
import type { InvoicePage } from './admission/entrance.ts';
import type { Admitted, Gate } from './admission/gate.ts';
import { requireInPage } from './money/confirm-outside.ts';
import type { MoneyActions, MoneyMessage } from './money/money-actions.ts';
import { requireAllowed } from './money/policy-refusals.ts';
import type { PaymentScreens } from './tabs/payment-screens.ts';
import type { ReviewWindows } from './tabs/review-windows.ts';
import { type WisePayPages, wisePayUrl } from './tabs/wisepay-pages.ts';
import { lookAgain } from './views/look-again.ts';
import type { WaitForNews } from './views/news.ts';
import { buildReadyView, type ReadyViewParts } from './views/ready-view.ts';
import { createWatchMemory } from './views/watch-memory.ts';

export interface PanelHandlerParts extends ReadyViewParts, AskingPanelParts {
  readonly gate: Gate;
  readonly access: Access;
  readonly screens: Pick<PaymentScreens, 'open' | 'isOpen' | 'moment' | 'wake'>;
  readonly money: MoneyActions;
  readonly news: WaitForNews;
  readonly operations: Pick<Operations, 'dismiss'>;
  readonly pages: WisePayPages;
  readonly windows: Pick<ReviewWindows, 'open' | 'isOpen'>;
  /** Keeps what was typed in the panel of a mount, for the window that goes on with it. */
  writeDrafts(mountId: string, drafts: StoredDrafts): Promise<void>;
  /** The administrator's policy in force. */
  policy(): Promise<Policy>;
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
export function createPanelHandler(parts: PanelHandlerParts): HandlePanelMessage {
  const { gate, access, screens, money, operations, windows } = parts;
  const findPanel = createFindAskingPanel(parts);
  const memory = createWatchMemory();

  /** The view of the invoice, whose news the panel's next question is about. */
  async function show(admitted: Admitted, panel: AskingPanel): Promise<ReadyView> {
    const { client, endpoints, owner, invoice, policy } = admitted;
    const paymentScreenOpen = await screens.isOpen(invoice.id);
    const { terminalPaymentId } = panel;
    const ready = await buildReadyView(parts, {
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
      refund: ready.refund,
      hasOpenIntent: ready.view.operations.some(({ state }) => state === 'open'),
    });
    return ready.view;
  }

  /** The view, where not being able to ask WisePay is a view of its own. */
  async function load(panel: AskingPanel): Promise<PodView> {
    try {
      return await gate(panel.page, (admitted) => show(admitted, panel));
    } catch (error) {
      return { kind: 'unavailable', error: toPodError(error) };
    }
  }

  /**
   * Who has signed in; null where there is nobody to sign in as.
   *
   * @throws {CodedError} `not_configured`; as `Access.signIn`
   */
  async function signIn(page: InvoicePage, mode: SignInRequest['mode']): Promise<Pass | null> {
    const { endpoints, memberMatch } = await parts.policy();
    if (endpoints === null) throw new CodedError('not_configured');
    if (page.memberEmail === null && memberMatch === 'required') return null;
    return access.signIn({ issuer: endpoints.issuer, loginHint: page.memberEmail, mode });
  }

  /**
   * Opens the payments screen, unless the invoice turns out to need no payment, to be paid automatically without the
   * person knowing, or to have a payment open on a terminal: then its view says so.
   *
   * @throws {CodedError} `refused` where the administrator has turned it off; `no_invoice` where the page has gone on
   *   meanwhile; `foreign_url`; as {@link Gate}
   */
  function pay(panel: AskingPanel, message: Extract<PanelMessage, { kind: 'pod.pay' }>): Promise<PodView> {
    const { tabId, page } = panel;
    const { intentId, acknowledged } = message;
    return gate(page, async (admitted) => {
      const { client, endpoints, invoice, policy } = admitted;
      requireAllowed(policy, 'pay');
      const createScreen = async () => {
        const { url, expiresAt } = await client.createPaymentSession(invoice.id, intentId);
        // Whoever has gone on to another invoice meanwhile must not be shown this one's payments screen.
        const now = await findPanel(message, tabId);
        if (now.page.memberEmail !== page.memberEmail) throw new CodedError('no_invoice');
        return { url: wisePayUrl(url, endpoints), expiresAt };
      };
      const view = await show(admitted, panel);
      const mayOpen = invoice.actions.pay.allowed && isAcknowledged(invoice.scheduledPayment, acknowledged);
      if (!mayOpen || isHeldBack(view)) return view;
      await screens.open({ invoiceTabId: tabId, invoice, intentId, createScreen });
      return show(admitted, panel);
    });
  }

  /**
   * Carries out an action and shows the invoice as it is afterwards. When only that look afterwards fails, the view
   * is the one before, with what the journal knows by now: the action must not seem to have failed.
   *
   * @throws {CodedError} what `action` throws; as {@link Gate}
   */
  function act(panel: AskingPanel, action: (admitted: Admitted) => Promise<void>): Promise<PodView> {
    return gate(panel.page, async (admitted) => {
      await action(admitted);
      const invoice = (await lookAgain(admitted)) ?? admitted.invoice;
      const view = await show({ ...admitted, invoice }, panel);
      // A question for news that is open by now does not know of this action: its answer lets the next one follow it.
      screens.wake(panel.tabId);
      return view;
    });
  }

  /** The administrator's own help page: an address of the policy's, which has been checked there. */
  async function openSupport(tabId: number): Promise<void> {
    const { supportUrl } = await parts.policy();
    if (supportUrl !== null) await parts.openBeside(supportUrl, tabId);
  }

  async function view(message: PanelMessage, tabId: number, place: PanelPlace): Promise<PodView> {
    const panel = await findPanel(message, tabId);
    switch (message.kind) {
      case 'pod.load':
        return load(panel);
      case 'pod.watch': {
        const known = memory.find(panel.page.mountId);
        if (known !== undefined) await parts.news(panel.page, tabId, known);
        const now = await findPanel(message, tabId);
        // What has happened up to here is no news for the next question, also where this look yields no invoice. An
        // action may have left more under way meanwhile than this question knew of.
        memory.noteSeen(now.page.mountId, now.seenTabsAt);
        return gate(now.page, (admitted) => show(admitted, now));
      }
      case 'pod.sign_in':
        await signIn(panel.page, message.switchUser ? 'switch' : 'interactive');
        // The login may have taken minutes; the page may show something else by now.
        return load(await findPanel(message, tabId));
      case 'pod.step_up': {
        const pass = await signIn(panel.page, 'switch');
        return act(await findPanel(message, tabId), async (admitted) => {
          // Somebody else's sign-in says nothing about the person in whose name it goes on.
          const isOwn = pass !== null && sameEmail(pass.email, admitted.owner.email);
          if (isOwn) await money.resume(admitted, message.intentId);
        });
      }
      case 'pod.pay':
        return pay(panel, message);
      case 'pod.send_to_terminal':
      case 'pod.cancel_terminal_payment':
      case 'pod.refund':
      case 'pod.remind':
        return act(panel, async (admitted) => {
          if (place === 'page') requireInPage(admitted.policy, admitted.invoice, message);
          await money.perform(admitted, message satisfies MoneyMessage);
        });
      case 'pod.dismiss':
        await operations.dismiss(message.intentId);
        return load(panel);
      case 'pod.open_window':
        await parts.writeDrafts(message.mountId, message.drafts);
        await windows.open(tabId, message.mountId);
        return load(panel);
      case 'pod.open_support':
        await openSupport(tabId);
        return load(panel);
      case 'pod.open': {
        const { page, terminalPaymentId } = message;
        if (isPublicPage(page)) {
          await parts.pages.openPublic(page, await parts.policy(), tabId);
          return load(panel);
        }
        return gate(panel.page, async (admitted) => {
          await parts.pages.open(admitted, { page, terminalPaymentId }, tabId);
          return show(admitted, panel);
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
