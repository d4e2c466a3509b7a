/** Handles the toolbar popup's messages: asks the page in the popup's tab, and never names an invoice itself. */

import { toPodError } from '../../errors.ts';
import type { PopupAnswer, PopupMessage, PopupReply } from '../../protocol/popup-messages.ts';
import { reportDefect } from '../../report-defect.ts';
import type { MakeReport } from '../diagnostics/reporter.ts';
import type { AskPage, LookAtTab } from '../tabs/popup-tab.ts';

export interface PopupOptions {
  readonly askPage: AskPage;
  readonly lookAtTab: LookAtTab;
  readonly makeReport: MakeReport;
  /** The language that is chosen (BCP 47); null for the browser's own. */
  locale(): Promise<string | null>;
}

/** Answers a message of the popup with its tab's state afterward, or with the report; never rejects. */
export type HandlePopupMessage = (message: PopupMessage) => Promise<PopupReply>;

export function createPopupHandler({
  askPage,
  lookAtTab,
  makeReport,
  locale,
}: PopupOptions): HandlePopupMessage {
  /** Asks the page, if it is one that is served. */
  async function ask(tabId: number, question: Parameters<AskPage>[1]): Promise<void> {
    if ((await lookAtTab(tabId)).kind === 'page') await askPage(tabId, question);
  }

  async function reply(message: PopupMessage): Promise<PopupAnswer> {
    const { tabId } = message;
    switch (message.kind) {
      case 'popup.report':
        return { kind: 'report', report: await makeReport(tabId) };
      case 'popup.open':
        await ask(tabId, { kind: 'page.open', number: message.number });
        break;
      case 'popup.close':
        await ask(tabId, { kind: 'page.close' });
        break;
      case 'popup.look':
    }
    return { kind: 'tab', tab: await lookAtTab(tabId) };
  }

  async function answer(message: PopupMessage): Promise<PopupAnswer> {
    try {
      return await reply(message);
    } catch (error) {
      return { kind: 'failed', error: toPodError(error) };
    }
  }

  /** The popup also works in the browser's language, so a failure does not hold back the answer. */
  async function localeInUse(): Promise<string | null> {
    try {
      return await locale();
    } catch (error) {
      reportDefect(error);
      return null;
    }
  }

  return async (message) => ({ ...(await answer(message)), locale: await localeInUse() });
}
