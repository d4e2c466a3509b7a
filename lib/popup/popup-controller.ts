/** The logic of the toolbar's popup: one question at a time, every answer parsed. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { type CopiedText, copyToClipboard } from '../copied-text.ts';
import type { PodError } from '../errors.ts';
import type { Teaching } from '../protocol/lesson.ts';
import { type PopupMessage, popupReplySchema, type TabState } from '../protocol/popup-messages.ts';

/** What the popup draws. Every change makes a new one. */
export interface PopupState {
  /** Null until the worker has answered. */
  readonly tab: TabState | null;
  /** The chosen language (BCP 47); null for the browser's, and until the worker has answered. */
  readonly locale: string | null;
  /** The address of the administrator's help desk; null if there is none, and until the worker has answered. */
  readonly supportEmail: string | null;
  /**
   * How far the person has come with teaching the POD a screen; null where that is forbidden, and until the worker has
   * answered.
   */
  readonly teaching: Teaching | null;
  /** Whether the last question ended the teaching with a lesson. */
  readonly hasLearned: boolean;
  /** The kind of the question in progress; null if there is none. */
  readonly busy: PopupMessage['kind'] | null;
  /** Why the last question was not answered; null if it was. */
  readonly error: PodError | null;
  /** The report that was requested. */
  readonly report: CopiedText | null;
}

/** Each method resolves when its work is done, and none rejects: the result is in the state. */
export interface PopupController {
  readonly state: PopupState;
  /** Asks for the state of the POD in the tab. */
  look(): Promise<void>;
  /**
   * Has the page show the panel for an invoice that it does not name.
   *
   * @param number as `readTypedNumber` gives it
   */
  open(number: string): Promise<void>;
  /** Closes the panel that was opened by number. */
  close(): Promise<void>;
  /**
   * Teaches the POD the page: the person sees that invoice on it.
   *
   * @param number as `readTypedNumber` gives it
   */
  teach(number: string): Promise<void>;
  /** Teaches the POD the page: it shows no invoice. */
  teachOther(): Promise<void>;
  /** Forgets the steps that were taken; if there are none, what was learned. */
  stopTeaching(): Promise<void>;
  /** Requests the diagnostics report and copies it to the clipboard. */
  copyReport(): Promise<void>;
}

/**
 * Creates the controller of one popup. It asks nothing until a method is called.
 *
 * @param tabId the browser's ID of the active tab; undefined if there is none
 * @param onChange called after every change of `state`
 */
export function createPopupController(tabId: number | undefined, onChange: () => void): PopupController {
  let state: PopupState = {
    tab: null,
    locale: null,
    supportEmail: null,
    teaching: null,
    hasLearned: false,
    busy: null,
    error: null,
    report: null,
  };
  let looked: Promise<void> = Promise.resolve();

  function update(change: Partial<PopupState>) {
    state = { ...state, ...change };
    onChange();
  }

  async function ask(message: PopupMessage): Promise<void> {
    if (state.busy !== null) return;
    update({ busy: message.kind, error: null, report: null, hasLearned: false });
    update({ ...(await answerTo(message)), busy: null });
  }

  /** Waits for the first look, so that an action during it is not lost. */
  async function act(message: PopupMessage): Promise<void> {
    await looked;
    await ask(message);
  }

  async function answerTo(message: PopupMessage): Promise<Partial<PopupState>> {
    const reply = v.safeParse(
      popupReplySchema,
      await browser.runtime.sendMessage(message).catch(() => undefined),
    );
    if (!reply.success) return { error: { code: 'internal', details: {} } };
    const { locale, supportEmail, teaching } = reply.output;
    const presented = { locale, supportEmail, teaching };
    switch (reply.output.kind) {
      case 'tab':
        return { ...presented, tab: reply.output.tab, hasLearned: isLesson(message, teaching) };
      case 'report':
        return { ...presented, report: await copyToClipboard(reply.output.report) };
      case 'failed':
        return { ...presented, error: reply.output.error };
    }
  }

  return {
    get state() {
      return state;
    },
    async look() {
      if (tabId === undefined) update({ tab: { kind: 'elsewhere' } });
      else {
        looked = ask({ kind: 'popup.look', tabId });
        await looked;
      }
    },
    async open(number) {
      if (tabId !== undefined) await act({ kind: 'popup.open', tabId, number });
    },
    async close() {
      if (tabId !== undefined) await act({ kind: 'popup.close', tabId });
    },
    async teach(number) {
      if (tabId !== undefined) await act({ kind: 'popup.teach', tabId, number });
    },
    async teachOther() {
      if (tabId !== undefined) await act({ kind: 'popup.teach_other', tabId });
    },
    async stopTeaching() {
      if (tabId !== undefined) await act({ kind: 'popup.teach_stop', tabId });
    },
    async copyReport() {
      if (tabId !== undefined) await act({ kind: 'popup.report', tabId });
    },
  };
}

/** Whether the answer to the last step of teaching is a lesson: then the next step would be the first again. */
function isLesson({ kind }: PopupMessage, teaching: Teaching | null): boolean {
  if (kind !== 'popup.teach_other' || teaching === null) return false;
  return teaching.step === 'first' && teaching.problem === null && teaching.lesson !== null;
}
