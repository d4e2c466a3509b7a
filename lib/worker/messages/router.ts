/**
 * Which sender may send the worker which message. Pure: a message and its sender go in, the handler's input or a reason
 * to drop it comes out.
 */
import * as v from 'valibot';
import { type BadgeMessage, badgeMessageSchema } from '../../protocol/badge-message.ts';
import { type PageMessage, pageMessageSchema } from '../../protocol/page-messages.ts';
import { type PanelMessage, panelMessageSchema } from '../../protocol/panel-messages.ts';
import { type PopupMessage, popupMessageSchema } from '../../protocol/popup-messages.ts';
import { type ReportMessage, reportMessageSchema } from '../../protocol/report-message.ts';
import { type SettingsMessage, settingsMessageSchema } from '../../protocol/settings-messages.ts';
import {
  besideQuestionSchema,
  type SidePanelMessage,
  sidePanelMessageSchema,
} from '../../protocol/side-panel-messages.ts';

/** What the browser vouches for about a sender (`runtime.MessageSender`). */
export interface Sender {
  /** The extension's. */
  readonly id?: string | undefined;
  /** The address of the document that sends. */
  readonly url?: string | undefined;
  /** 0 is the tab's top frame. */
  readonly frameId?: number | undefined;
  /** Absent for what is in no tab: the toolbar popup and the side panel. */
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/** What the worker knows about itself and the pages it serves. */
export interface Trust {
  /** `runtime.id`. */
  readonly extensionId: string;
  /** Origin of the extension's own pages, such as `chrome-extension://<id>`. */
  readonly extensionOrigin: string;
  /** Whether an address is a page of an allowed PSA host. */
  isPsaPage(url: URL): boolean;
}

/** The handler of a message, and what was parsed of it. `tabId` is the browser's ID of the sender's own tab. */
export type Route =
  | { readonly to: 'page'; readonly message: PageMessage; readonly tabId: number }
  /** The panel in its frame, for the invoice of its own tab. */
  | { readonly to: 'panel'; readonly message: PanelMessage; readonly tabId: number }
  /** The panel in a review window, for the tab that the worker opened it for. */
  | { readonly to: 'review'; readonly message: PanelMessage; readonly tabId: number }
  /** The panel's badge on the toolbar button: something has ended in its tab. */
  | { readonly to: 'badge'; readonly message: BadgeMessage; readonly tabId: number }
  /** A panel asks for the diagnostics report on its tab; `isWindow` as for `review`. */
  | {
      readonly to: 'report';
      readonly message: ReportMessage;
      readonly tabId: number;
      readonly isWindow: boolean;
    }
  /** The panel in its frame asks whether a side panel shows its tab. */
  | { readonly to: 'beside'; readonly tabId: number }
  /** The side panel, for the tab in front of the window that it names. */
  | { readonly to: 'side_panel'; readonly message: SidePanelMessage }
  | { readonly to: 'settings'; readonly message: SettingsMessage }
  | { readonly to: 'popup'; readonly message: PopupMessage }
  | { readonly to: 'nobody'; readonly reason: 'unknown_sender' | 'unknown_message' };

const unknownSender: Route = { to: 'nobody', reason: 'unknown_sender' };
const unknownMessage: Route = { to: 'nobody', reason: 'unknown_message' };

/** Finds the handler for a message, or the reason why there is none. Never throws. */
export function route(message: unknown, sender: Sender, trust: Trust): Route {
  const url = sender.url === undefined ? null : URL.parse(sender.url);
  const tabId = sender.tab?.id;
  const { frameId } = sender;
  if (sender.id !== trust.extensionId || url === null) return unknownSender;
  // The toolbar popup and the side panel are in no tab. The same pages in a tab are unknown senders.
  if (sender.tab === undefined && ownPage(url, trust) === '/popup.html') return popupRoute(message);
  if (sender.tab === undefined && ownPage(url, trust) === '/sidepanel.html') return sidePanelRoute(message);
  if (tabId === undefined || frameId === undefined) return unknownSender;

  const isTop = frameId === 0;
  const isFrame = frameId > 0;
  if (isTop && trust.isPsaPage(url)) {
    const parsed = v.safeParse(pageMessageSchema, message);
    return parsed.success ? { to: 'page', message: parsed.output, tabId } : unknownMessage;
  }
  switch (ownPage(url, trust)) {
    case '/panel.html':
      if (!isFrame) return unknownSender;
      if (v.is(besideQuestionSchema, message)) return { to: 'beside', tabId };
      if (v.is(reportMessageSchema, message)) return { to: 'report', message, tabId, isWindow: false };
      return badgeRoute(message, tabId) ?? panelRoute('panel', message, tabId);
    case '/review.html':
      if (!isTop) return unknownSender;
      if (v.is(reportMessageSchema, message)) return { to: 'report', message, tabId, isWindow: true };
      return panelRoute('review', message, tabId);
    case '/options.html': {
      if (!isTop) return unknownSender;
      const parsed = v.safeParse(settingsMessageSchema, message);
      return parsed.success ? { to: 'settings', message: parsed.output } : unknownMessage;
    }
    default:
      return unknownSender;
  }
}

function panelRoute(to: 'panel' | 'review', message: unknown, tabId: number): Route {
  const parsed = v.safeParse(panelMessageSchema, message);
  return parsed.success ? { to, message: parsed.output, tabId } : unknownMessage;
}

function badgeRoute(message: unknown, tabId: number): Route | undefined {
  const parsed = v.safeParse(badgeMessageSchema, message);
  return parsed.success ? { to: 'badge', message: parsed.output, tabId } : undefined;
}

function popupRoute(message: unknown): Route {
  const parsed = v.safeParse(popupMessageSchema, message);
  return parsed.success ? { to: 'popup', message: parsed.output } : unknownMessage;
}

function sidePanelRoute(message: unknown): Route {
  const parsed = v.safeParse(sidePanelMessageSchema, message);
  return parsed.success ? { to: 'side_panel', message: parsed.output } : unknownMessage;
}

/** The path of one of the extension's own pages; undefined for any other address. */
function ownPage({ href, pathname }: URL, { extensionOrigin }: Trust): string | undefined {
  // Compared as text: `origin` is opaque ("null") for an extension's addresses in some runtimes.
  return href.startsWith(`${extensionOrigin}/`) ? pathname : undefined;
}
