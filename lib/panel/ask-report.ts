/** The panel's request for the diagnostics report on its tab. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { type ReportMessage, reportReplySchema } from '../protocol/report-message.ts';
import type { SidePanelMessage } from '../protocol/side-panel-messages.ts';

/** Resolves with the report, in plain text; null if the worker does not answer or could not write it. Never rejects. */
export type AskReport = () => Promise<string | null>;

/** For a panel in a tab: the browser tells the worker which. */
export const askReport: AskReport = () => ask({ kind: 'pod.report' });

/** For the side panel of a window (the browser's ID): the report on the tab in front. */
export function askReportBeside(windowId: number): ReturnType<AskReport> {
  return ask({ kind: 'side.report', windowId });
}

async function ask(message: ReportMessage | SidePanelMessage): ReturnType<AskReport> {
  try {
    const reply = v.safeParse(reportReplySchema, await browser.runtime.sendMessage(message));
    return reply.success && reply.output.ok ? reply.output.report : null;
  } catch {
    return null;
  }
}
