/** Handles the toolbar popup's messages: asks the page in the popup's tab, and never names an invoice itself. */
import { toPodError } from '../../errors.ts';
import type { PopupAnswer, PopupMessage, PopupReply } from '../../protocol/popup-messages.ts';
import { reportDefect } from '../../report-defect.ts';
import type { MakeReport } from '../diagnostics/report.ts';
import { askPage } from '../tabs/page-messages.ts';
import type { LookAtTab } from '../tabs/popup-tab.ts';

export interface PopupOptions {
  readonly lookAtTab: LookAtTab;
  readonly makeReport: MakeReport;
  /** The language that is chosen (BCP 47); null for the browser's own. */
  locale(): Promise<string | null>;
}

/** Answers a message of the popup with its tab's state afterward, or with the report; never rejects. */
export async function handlePopupMessage(options: PopupOptions, message: PopupMessage): Promise<PopupReply> {
  return { ...(await answer(options, message)), locale: await localeInUse(options) };
}

async function answer(options: PopupOptions, message: PopupMessage): Promise<PopupAnswer> {
  try {
    return await reply(options, message);
  } catch (error) {
    return { kind: 'failed', error: toPodError(error) };
  }
}

/** The popup also works in the browser's language, so a failure does not hold back the answer. */
async function localeInUse({ locale }: PopupOptions): Promise<string | null> {
  try {
    return await locale();
  } catch (error) {
    reportDefect(error);
    return null;
  }
}

async function reply({ lookAtTab, makeReport }: PopupOptions, message: PopupMessage): Promise<PopupAnswer> {
  const { tabId } = message;
  /** Asks the page, if it is one that is served. */
  async function ask(question: Parameters<typeof askPage>[1]): Promise<void> {
    if ((await lookAtTab(tabId)).kind === 'page') await askPage(tabId, question);
  }
  switch (message.kind) {
    case 'popup.report':
      return { kind: 'report', report: await makeReport(tabId) };
    case 'popup.open':
      await ask({ kind: 'page.open', number: message.number });
      break;
    case 'popup.close':
      await ask({ kind: 'page.close' });
      break;
    case 'popup.look':
  }
  return { kind: 'tab', tab: await lookAtTab(tabId) };
}
