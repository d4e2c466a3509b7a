/** Times from the click that sends a payment to a terminal until it counts, and until WisePay's answer is on screen. */
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { people, signInToBoth } from '../../e2e/support/people.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { openPsaTab, type PsaTab } from '../support/psa-tab.ts';
import type { Tab } from '../support/tab.ts';
import { waitUntil } from '../support/wait-until.ts';

/** In ms. A little longer than a button must be visible before a click on it counts. */
const restMs = 900;

const button = (beginning: string) =>
  `[...document.querySelectorAll('button')].findLast((each) => each.textContent.trim().startsWith('${beginning}'))`;
const terminalChoice = `document.querySelector('input[type=radio]:not(:disabled)')`;
const opener = button('Send to Terminal');
const lastButton = button('Charge ');

/** Notes the last click, the message that sends it, and the time when the frame with the payment has been drawn. */
const noteTimes = `(() => {
  window.times = {};
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('click', ({ timeStamp }) => { times.clickedAt = performance.timeOrigin + timeStamp; }, true);
  const { sendMessage } = chrome.runtime;
  chrome.runtime.sendMessage = (message, ...rest) => {
    if (message.kind === 'pod.terminal') times.sentAt = now();
    return sendMessage(message, ...rest);
  };
  new MutationObserver(() => {
    if (times.shownAt !== undefined || document.querySelector('.terminal-payment') === null) return;
    times.shownAt = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { times.shownAt = now(); };
      port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true });
})()`;

const timesSchema = v.object({ clickedAt: v.number(), sentAt: v.number(), shownAt: v.number() });

export async function measureTerminal(bench: Bench): Promise<Measured> {
  const tab = await openPsaTab(bench.pod);
  const confirmed: number[] = [];
  const accepted: number[] = [];
  for (let run = 0; run < bench.runs; run += 1) {
    await bench.sandbox.control.post('reset');
    await signInToBoth(bench.sandbox, people.pat);
    await tab.openInvoice('5101');
    await tab.dataPaintedAt();
    const panel = await tab.panel();
    await panel.run(noteTimes);
    await openForm(tab, panel);
    await setTimeout(restMs);
    await tab.clickInPanel(panel, lastButton);
    const isShown = async () => ((await panel.evaluate('times.shownAt > 0', v.boolean())) ? true : undefined);
    await waitUntil('the payment', isShown);
    const { clickedAt, sentAt, shownAt } = await panel.evaluate('times', timesSchema);
    confirmed.push(sentAt - clickedAt);
    accepted.push(shownAt - sentAt);
  }
  await tab.close();
  return { 'terminal.confirmed': confirmed, 'terminal.accepted': accepted };
}

async function openForm(tab: PsaTab, panel: Tab): Promise<void> {
  const isThere = async () =>
    (await panel.evaluate(`${terminalChoice} !== null`, v.boolean())) ? true : undefined;
  await tab.clickInPanel(panel, opener);
  await waitUntil('the form', isThere);
  await tab.clickInPanel(panel, terminalChoice);
}
