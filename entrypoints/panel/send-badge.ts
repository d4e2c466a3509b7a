import browser from 'webextension-polyfill';
import type { Badge, BadgeMessage } from '../../lib/protocol/badge-message.ts';

/**
 * Gives what tells the worker the badge for a mount's tab: one after the other, so that the last one is the last one heard.
 * Whether the toolbar shows it changes nothing in here.
 */
export function createSendBadge(mountId: string): (badge: Badge) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (badge) => {
    const message: BadgeMessage = { kind: 'pod.badge', mountId, badge };
    const send = () => browser.runtime.sendMessage(message);
    // The browser may end the worker over the first one.
    last = last.then(() => send().catch(send)).catch(() => {});
  };
}
