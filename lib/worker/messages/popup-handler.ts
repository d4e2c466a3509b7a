/** Handles the toolbar popup's messages: asks the page in the popup's tab, and never names an invoice itself. */
import { toPodError } from '../../errors.ts';
import type { Presentation } from '../../protocol/panel-messages.ts';
import type { PopupAnswer, PopupMessage, PopupReply } from '../../protocol/popup-messages.ts';
import { reportDefect } from '../../report-defect.ts';
import type { MakeReport } from '../diagnostics/make-report.ts';
import { askPage } from '../tabs/page-messages.ts';
import type { LookAtTab } from '../tabs/popup-tab.ts';
import type { Lessons } from '../teaching/lessons.ts';

export interface PopupOptions {
  readonly lookAtTab: LookAtTab;
  readonly makeReport: MakeReport;
  /** The language that is chosen, and the administrator's help desk. */
  presentation(): Promise<Presentation>;
  readonly lessons: Pick<Lessons, 'teach' | 'teachOther' | 'stop' | 'state'>;
}

/** Answers a message of the popup with its tab's state afterward, or with the report; never rejects. */
export async function handlePopupMessage(options: PopupOptions, message: PopupMessage): Promise<PopupReply> {
  return {
    ...(await answer(options, message)),
    ...(await presented(options)),
    teaching: await teachingNow(options),
  };
}

async function answer(options: PopupOptions, message: PopupMessage): Promise<PopupAnswer> {
  try {
    return await reply(options, message);
  } catch (error) {
    return { kind: 'failed', error: toPodError(error) };
  }
}

/** The popup also works without these two, so a failure does not hold back the answer. */
async function presented({
  presentation,
}: PopupOptions): Promise<Pick<PopupReply, 'locale' | 'supportEmail'>> {
  try {
    const { locale, support } = await presentation();
    return { locale, supportEmail: support.email };
  } catch (error) {
    reportDefect(error);
    return { locale: null, supportEmail: null };
  }
}

/** Nor does this one: it is only one of the things that the popup shows. */
async function teachingNow({ lessons }: PopupOptions): Promise<PopupReply['teaching']> {
  try {
    return await lessons.state();
  } catch (error) {
    reportDefect(error);
    return null;
  }
}

async function reply(
  { lookAtTab, makeReport, lessons }: PopupOptions,
  message: PopupMessage,
): Promise<PopupAnswer> {
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
    case 'popup.teach':
      await lessons.teach(tabId, message.number);
      break;
    case 'popup.teach_other':
      await lessons.teachOther(tabId);
      break;
    case 'popup.teach_stop':
      await lessons.stop();
      break;
    case 'popup.look':
  }
  return { kind: 'tab', tab: await lookAtTab(tabId) };
}
