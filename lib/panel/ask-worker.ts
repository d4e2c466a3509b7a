/** The panel's side of its conversation with the worker. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { PodError } from '../errors.ts';
import { type PanelMessage, type PanelReply, panelReplySchema } from '../protocol/panel-messages.ts';
import type { BesideQuestion } from '../protocol/side-panel-messages.ts';

/** How many times in all a message is sent if the worker ends before it replies: the browser may end it at any time. */
const attempts = 4;

const failed = (code: PodError['code']): PanelReply => ({ ok: false, error: { code, details: {} } });

/** Whether the browser has replaced the extension under this page. */
const isOrphaned = () => browser.runtime?.id === undefined;

/**
 * Sends a message to the worker and resolves with its reply; never rejects. A message whose worker ended is sent again,
 * which starts a new worker: loading and watching only read, what moves money keeps its intent ID, and a WisePay page
 * that opens twice does no harm. Only a sign-in is not repeated, because its window may still be open.
 *
 * Its own errors: `internal` if no worker answers, or if the answer is not a reply; `sign_in_interrupted`; `orphaned`.
 *
 * @param envelope what the message is sent in; the message itself if left out
 */
export async function askWorker(message: PanelMessage, envelope: unknown = message): Promise<PanelReply> {
  for (let attempt = 1; attempt <= attempts && !isOrphaned(); attempt += 1) {
    try {
      const reply = v.safeParse(panelReplySchema, await browser.runtime.sendMessage(envelope));
      return reply.success ? reply.output : failed('internal');
    } catch {
      const isSignIn = message.kind === 'pod.sign_in' || message.kind === 'pod.step_up';
      if (isSignIn && !isOrphaned()) return failed('sign_in_interrupted');
    }
  }
  return failed(isOrphaned() ? 'orphaned' : 'internal');
}

/** Whether a side panel shows this panel's tab now. Never rejects: without an answer, there is none. */
export async function askBeside(): Promise<boolean> {
  const question: BesideQuestion = { kind: 'pod.beside' };
  const send = () => browser.runtime.sendMessage(question);
  // The browser may end the worker during the first attempt.
  return (
    (await send()
      .catch(send)
      .catch(() => false)) === true
  );
}
