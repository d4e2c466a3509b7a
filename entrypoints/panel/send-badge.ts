import browser from 'webextension-polyfill';
import type { Badge, BadgeMessage } from '../../lib/protocol/badge-message.ts';

/**
 * Returns a function that sends the badge for a mount's tab to the worker, one message at a time, so that the latest
 * badge arrives last. Failures are ignored.
 */
export function createSendBadge(mountId: string): (badge: Badge) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (badge) => {
    const message: BadgeMessage = { kind: 'pod.badge', mountId, badge };
    const send = () => browser.runtime.sendMessage(message);
    // The browser may end the worker during the first attempt.
    last = last.then(() => send().catch(send)).catch(() => {});
  };
}
