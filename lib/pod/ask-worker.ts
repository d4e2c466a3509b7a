/** The panel's side of its conversation with the worker. */
import * as v from 'valibot';
import type { PodError } from '../errors.ts';
import { type PanelMessage, type PanelReply, panelReplySchema } from './messages.ts';

/** `runtime.sendMessage`. */
export type SendMessage = (message: PanelMessage) => Promise<unknown>;

/** Sends a message to the worker and gives its reply; never rejects. */
export type AskWorker = (message: PanelMessage) => Promise<PanelReply>;

/** The browser may end the worker at any moment; a message that dies with it is asked again this often. */
const attempts = 4;

const failed = (code: PodError['code']): PanelReply => ({ ok: false, error: { code, details: {} } });

/**
 * Makes an `AskWorker`. A message whose worker died is sent again, which starts a new worker: loading and watching
 * only read, and a payment keeps its intent id. Only a sign-in is not repeated, because its window may still be
 * open: the view is loaded instead.
 */
export function createAskWorker(sendMessage: SendMessage): AskWorker {
  return async (first) => {
    let message = first;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        const reply = v.safeParse(panelReplySchema, await sendMessage(message));
        return reply.success ? reply.output : failed('internal');
      } catch {
        if (message.kind === 'pod.sign_in') message = { kind: 'pod.load', mountId: message.mountId };
      }
    }
    return failed('internal');
  };
}
