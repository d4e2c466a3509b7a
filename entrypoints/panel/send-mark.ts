import browser from 'webextension-polyfill';
import type { Mark, MarkMessage } from '../../lib/pod/contract/mark-message.ts';

/**
 * Gives what tells the worker the mark for a mount's tab: one after the other, so that the last one is the last one heard.
 * Whether the toolbar shows it changes nothing in here.
 */
export function createSendMark(mountId: string): (mark: Mark) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (mark) => {
    const message: MarkMessage = { kind: 'pod.mark', mountId, mark };
    const send = () => browser.runtime.sendMessage(message);
    // The browser may end the worker over the first one.
    last = last.then(() => send().catch(send)).catch(() => {});
  };
}
