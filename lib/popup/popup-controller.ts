/** The logic of the toolbar's popup: one question at a time, every answer parsed. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { type CopiedReport, copyReport } from '../copied-report.ts';
import type { PodError } from '../errors.ts';
import { type PopupMessage, popupReplySchema, type TabState } from '../protocol/popup-messages.ts';

/** What the popup draws. Every change makes a new one. */
export interface PopupState {
  /** Null until the worker has answered. */
  readonly tab: TabState | null;
  /** The chosen language (BCP 47); null for the browser's, and until the worker has answered. */
  readonly locale: string | null;
  /** The kind of the question in progress; null if there is none. */
  readonly busy: PopupMessage['kind'] | null;
  /** Why the last question was not answered; null if it was. */
  readonly error: PodError | null;
  /** The report that was requested. */
  readonly report: CopiedReport | null;
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
  let state: PopupState = { tab: null, locale: null, busy: null, error: null, report: null };
  let looked: Promise<void> = Promise.resolve();

  function update(change: Partial<PopupState>) {
    state = { ...state, ...change };
    onChange();
  }

  async function ask(message: PopupMessage): Promise<void> {
    if (state.busy !== null) return;
    update({ busy: message.kind, error: null, report: null });
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
    const { locale } = reply.output;
    switch (reply.output.kind) {
      case 'tab':
        return { locale, tab: reply.output.tab };
      case 'report':
        return { locale, report: await copyReport(reply.output.report) };
      case 'failed':
        return { locale, error: reply.output.error };
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
    async copyReport() {
      if (tabId !== undefined) await act({ kind: 'popup.report', tabId });
    },
  };
}
