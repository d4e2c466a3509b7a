/** A worker whose replies the test gives one by one, in any order. */
import { vi } from 'vitest';
import type { PodError } from '#lib/errors.ts';
import type { PanelStateOptions } from '#lib/panel/panel-state.ts';
import type { PanelMessage, PanelReply } from '#lib/protocol/panel-messages.ts';
import type { PodView } from '#lib/protocol/views.ts';
import { deferred } from './deferred.ts';

export interface Question {
  readonly message: PanelMessage;
  /** Gives the reply and lets the panel process it. */
  reply(reply: PanelReply): Promise<void>;
}

export interface PatientWorker {
  readonly ask: PanelStateOptions['ask'];
  /** Every question so far, oldest first, answered or not. */
  readonly questions: readonly Question[];
  /** The kinds of the questions so far. */
  kinds(): string[];
  /** The question at this index, from the end if negative; throws if there is none. */
  question(at: number): Question;
}

export const show = (view: PodView): PanelReply => ({ ok: true, view });

export const fail = (code: PodError['code'], details: PodError['details'] = {}): PanelReply => ({
  ok: false,
  error: { code, details },
});

/** Resolves once all promise chains that wait for nothing else have run. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export function patientWorker(): PatientWorker {
  const questions: Question[] = [];
  const ask = vi.fn<PanelStateOptions['ask']>((message) => {
    const { promise, resolve } = deferred<PanelReply>();
    questions.push({
      message,
      async reply(reply) {
        resolve(reply);
        await settled();
      },
    });
    return promise;
  });
  return {
    ask,
    questions,
    kinds: () => questions.map(({ message }) => message.kind),
    question(at) {
      const question = questions.at(at);
      if (question === undefined) throw new Error(`The panel has asked ${questions.length} questions only`);
      return question;
    },
  };
}
