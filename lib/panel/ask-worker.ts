/** The panel's side of its conversation with the worker. */
import * as v from 'valibot';
import type { PodError } from '../errors.ts';
import { type PanelMessage, type PanelReply, panelReplySchema } from '../protocol/panel-messages.ts';

/** `runtime.sendMessage`. */
export type SendMessage = (message: PanelMessage) => Promise<unknown>;

/** Sends a message to the worker and gives its reply; never rejects. */
export type AskWorker = (message: PanelMessage) => Promise<PanelReply>;

/** The browser may end the worker at any moment; how many times a message that dies with it is sent in all. */
const attempts = 4;

const failed = (code: PodError['code']): PanelReply => ({ ok: false, error: { code, details: {} } });

/**
 * Makes an `AskWorker`. A message whose worker died is sent again, which starts a new worker: loading and watching
 * only read, what moves money keeps its intent id, and a page of WisePay's that opens twice does no harm. Only a sign-in
 * is not repeated, because its window may still be open.
 *
 * Its own errors: `internal` where no worker answers, or with something else than a reply; `sign_in_interrupted`;
 * `orphaned`.
 *
 * @param isOrphaned whether the browser has replaced the extension under this page
 */
export function createAskWorker(sendMessage: SendMessage, isOrphaned: () => boolean): AskWorker {
  return async (message) => {
    for (let attempt = 1; attempt <= attempts && !isOrphaned(); attempt += 1) {
      try {
        const reply = v.safeParse(panelReplySchema, await sendMessage(message));
        return reply.success ? reply.output : failed('internal');
      } catch {
        const isSignIn = message.kind === 'pod.sign_in' || message.kind === 'pod.step_up';
        if (isSignIn && !isOrphaned()) return failed('sign_in_interrupted');
      }
    }
    return failed(isOrphaned() ? 'orphaned' : 'internal');
  };
}
