/**
 * The panel's answer to the worker's question what it shows, for the diagnostics report. A port, because the worker's
 * question goes to the extension's own documents only when someone asks for a report; a listener for messages would run
 * with every message of every other panel.
 */
import browser, { type Runtime } from 'webextension-polyfill';
import { type PanelFacts, reportPortPrefix } from '../protocol/panel-facts.ts';

/**
 * Answers from now on.
 *
 * @param mountId the mount whose panel this is; questions about others are turned away
 * @param facts what is on screen now; null if that is nothing
 * @param signal ends answering
 */
export function answerReports(mountId: string, facts: () => PanelFacts | null, signal: AbortSignal): void {
  // Not looked up again at the end: then the browser may have replaced the extension.
  const { onConnect } = browser.runtime;
  function hear(port: Runtime.Port) {
    if (!port.name.startsWith(reportPortPrefix)) return;
    // A content script could connect as well, but has a tab.
    const isAsked = port.name === `${reportPortPrefix}${mountId}` && port.sender?.tab === undefined;
    const answer = isAsked ? facts() : null;
    if (answer !== null) port.postMessage(answer);
    // The worker waits until all have answered or turned it away.
    port.disconnect();
  }
  onConnect.addListener(hear);
  signal.addEventListener('abort', () => onConnect.removeListener(hear), { once: true });
}
