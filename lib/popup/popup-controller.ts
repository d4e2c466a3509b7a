/** What the toolbar's popup shows and does: one thing at a time, every answer parsed. */
import * as v from 'valibot';
import { type CopiedReport, copyReport } from '../copied-report.ts';
import type { PodError } from '../errors.ts';
import { type PopupMessage, popupReplySchema, type TabState } from '../protocol/popup-messages.ts';
import { invoiceNumberSchema } from '../psa/invoice-ref.ts';

/** What the popup draws; with every change another one. */
export interface PopupState {
  /** Null until the worker has answered. */
  readonly tab: TabState | null;
  /** The language that is chosen (BCP 47); null for the browser's own, and until the worker has answered. */
  readonly locale: string | null;
  /** What is being asked. */
  readonly busy: PopupMessage['kind'] | null;
  /** Why the last question was not answered. */
  readonly error: PodError | null;
  /** The report that was asked for. */
  readonly report: CopiedReport | null;
}

export interface PopupControllerOptions {
  /** `runtime.sendMessage`. */
  sendMessage(message: PopupMessage): Promise<unknown>;
  /** The browser's id of the tab in front of the person; undefined where there is none. */
  readonly tabId: number | undefined;
  /** Puts text into the clipboard; rejects where the browser does not let it. */
  copy(text: string): Promise<void>;
  /** Called after every change of `state`. */
  onChange(): void;
}

/** Each resolves when it is over, and none rejects: what came of it is in the state. */
export interface PopupController {
  readonly state: PopupState;
  /** Asks how the POD stands in the tab. */
  look(): Promise<void>;
  /**
   * Has the page show the POD for an invoice that it does not name.
   *
   * @param number as `readTypedNumber` gives it
   */
  open(number: string): Promise<void>;
  /** Takes away what was opened by its number. */
  close(): Promise<void>;
  /** Has the report written, and puts it into the clipboard. */
  copyReport(): Promise<void>;
}

/** Makes the controller of one popup. It asks for nothing before it is told to. */
export function createPopupController({
  sendMessage,
  tabId,
  copy,
  onChange,
}: PopupControllerOptions): PopupController {
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

  /** What a person asks for while the first look is under way comes after it; it is not lost. */
  async function act(message: PopupMessage): Promise<void> {
    await looked;
    await ask(message);
  }

  async function answerTo(message: PopupMessage): Promise<Partial<PopupState>> {
    const reply = v.safeParse(popupReplySchema, await sendMessage(message).catch(() => undefined));
    if (!reply.success) return { error: { code: 'internal', details: {} } };
    const { locale } = reply.output;
    switch (reply.output.kind) {
      case 'tab':
        return { locale, tab: reply.output.tab };
      case 'report':
        return { locale, report: await copyReport(reply.output.report, copy) };
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

/** An invoice number as a person types or pastes it, with white space or a number sign around it; null for none. */
export function readTypedNumber(text: string): string | null {
  const number = v.safeParse(invoiceNumberSchema, text.trim().replace(/^#\s*/, ''));
  return number.success ? number.output : null;
}
