/** What the worker does for the panel: one function for each message, a reply for every outcome. */
import { CodedError, toPodError } from '../errors.ts';
import type { Endpoints } from '../policy.ts';
import type { Access } from '../wisepay/access.ts';
import type { Admitted, Gate, InvoicePage } from './gate.ts';
import type { PanelMessage, PanelReply } from './messages.ts';
import type { PageDescription } from './page-messages.ts';
import type { PaymentScreens } from './payment-screens.ts';
import { type PodView, toReadyView } from './views.ts';

export interface HandlerParts {
  readonly gate: Gate;
  readonly access: Access;
  readonly screens: PaymentScreens;
  endpoints(): Promise<Endpoints | null>;
  /** Asks the tab's content script which invoice it shows; null when there is none. */
  describePage(tabId: number): Promise<PageDescription>;
}

/** Answers a panel's message; never rejects. */
export type HandlePanelMessage = (message: PanelMessage, tabId: number) => Promise<PanelReply>;

export function createPanelHandler(parts: HandlerParts): HandlePanelMessage {
  const { gate, access, screens } = parts;

  async function showReady({ invoice }: Admitted, tabId: number, mountId: string): Promise<PodView> {
    return toReadyView(invoice, await screens.isOpen(tabId, mountId));
  }

  /** The view, where not being able to ask WisePay is a view of its own. */
  async function load(page: InvoicePage, tabId: number): Promise<PodView> {
    try {
      return await gate(page, (admitted) => showReady(admitted, tabId, page.mountId));
    } catch (error) {
      return { kind: 'unavailable', error: toPodError(error) };
    }
  }

  async function signIn(page: InvoicePage, tabId: number, switchUser: boolean): Promise<PodView> {
    const endpoints = await parts.endpoints();
    if (endpoints === null) throw new CodedError('not_configured');
    if (page.memberEmail !== null) {
      const mode = switchUser ? 'switch' : 'interactive';
      await access.signIn({ issuer: endpoints.issuer, loginHint: page.memberEmail, mode });
    }
    // The login may have taken minutes; the page may show something else by now.
    return load(await currentPage(tabId, page.mountId), tabId);
  }

  /** Opens the payments screen, unless the invoice turns out to need no payment: then its view says so. */
  async function pay(page: InvoicePage, tabId: number, intentId: string): Promise<PodView> {
    return gate(page, async (admitted) => {
      const { client, endpoints, invoice } = admitted;
      if (!invoice.actions.pay.allowed) return showReady(admitted, tabId, page.mountId);
      await screens.open(tabId, page.mountId, intentId, async () => {
        const { url } = await client.createPaymentSession(invoice.id, intentId);
        if (new URL(url).origin !== endpoints.app) throw new CodedError('foreign_url');
        return url;
      });
      return toReadyView(invoice, true);
    });
  }

  /** What the page shows now, if it is still the panel's own mount. */
  async function currentPage(tabId: number, mountId: string): Promise<InvoicePage> {
    const page = await parts.describePage(tabId);
    if (page === null || page.mountId !== mountId) throw new CodedError('no_invoice');
    return page;
  }

  async function view(message: PanelMessage, tabId: number): Promise<PodView> {
    const page = await currentPage(tabId, message.mountId);
    switch (message.kind) {
      case 'pod.load':
        return load(page, tabId);
      case 'pod.watch':
        if (await screens.isOpen(tabId, message.mountId)) await screens.news(tabId);
        return load(await currentPage(tabId, message.mountId), tabId);
      case 'pod.sign_in':
        return signIn(page, tabId, message.switchUser);
      case 'pod.pay':
        return pay(page, tabId, message.intentId);
    }
  }

  return async (message, tabId) => {
    try {
      return { ok: true, view: await view(message, tabId) };
    } catch (error) {
      return { ok: false, error: toPodError(error) };
    }
  };
}
