/** Asks the panels of a mount what they show: the one on the page, and those that continue it elsewhere. */
import browser from 'webextension-polyfill';
import { reportPortPrefix } from '../../protocol/panel-facts.ts';

/** How long panels have for their answers, in ms: they need only a few. */
const patienceMs = 1_000;
/** More places than a mount's panels are in. */
const mostAnswers = 5;

/**
 * Returns the answers, unchecked; none if no panel answers in time. Never rejects.
 *
 * @param wait a timer, in ms
 */
export async function askPanels(
  mountId: string,
  wait: (ms: number) => Promise<void>,
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  const port = browser.runtime.connect({ name: `${reportPortPrefix}${mountId}` });
  const ended = new Promise<void>((resolve) => {
    port.onDisconnect.addListener(() => {
      // Read, because the browser otherwise writes to the console that no one was there.
      void browser.runtime.lastError;
      resolve();
    });
  });
  port.onMessage.addListener((answer: unknown) => {
    if (answers.length < mostAnswers) answers.push(answer);
  });
  await Promise.race([ended, wait(patienceMs)]);
  port.disconnect();
  return [...answers];
}
