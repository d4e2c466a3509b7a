/**
 * Who may say what to the worker. Pure: a message and its sender go in, the handler's input or a reason to drop
 * it comes out.
 */
import * as v from 'valibot';
import { type PanelMessage, panelMessageSchema } from './messages.ts';
import { pageMessageSchema } from './page-messages.ts';

/** What the browser vouches for about a sender (`runtime.MessageSender`). */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/** What the worker knows about itself and the pages it serves. */
export interface Trust {
  readonly extensionId: string;
  /** Origin of the extension's own pages, such as `chrome-extension://<id>`. */
  readonly extensionOrigin: string;
  /** Whether an address is a page of an allowed PSA host. */
  isPsaPage(url: URL): boolean;
}

export type Route =
  | { readonly to: 'page.member'; readonly email: string | null }
  | { readonly to: 'panel'; readonly message: PanelMessage; readonly tabId: number }
  | { readonly to: 'nobody'; readonly reason: 'unknown_sender' | 'unknown_message' };

const unknownSender: Route = { to: 'nobody', reason: 'unknown_sender' };
const unknownMessage: Route = { to: 'nobody', reason: 'unknown_message' };

/** Finds the handler for a message, or says why nobody handles it. Never throws. */
export function route(message: unknown, sender: Sender, trust: Trust): Route {
  const url = sender.url === undefined ? null : URL.parse(sender.url);
  const tabId = sender.tab?.id;
  if (sender.id !== trust.extensionId || url === null || tabId === undefined) return unknownSender;

  const isInFrame = sender.frameId !== undefined && sender.frameId > 0;
  if (isInFrame && url.href.startsWith(`${trust.extensionOrigin}/panel.html`)) {
    const parsed = v.safeParse(panelMessageSchema, message);
    return parsed.success ? { to: 'panel', message: parsed.output, tabId } : unknownMessage;
  }
  if (sender.frameId === 0 && trust.isPsaPage(url)) {
    const parsed = v.safeParse(pageMessageSchema, message);
    return parsed.success ? { to: 'page.member', email: parsed.output.email } : unknownMessage;
  }
  return unknownSender;
}
