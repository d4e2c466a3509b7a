/** Checks that the POD does nothing while no one uses it. */
import { setTimeout } from 'node:timers/promises';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import type { DevtoolsBrowser } from '../support/devtools-browser.ts';
import type { Tab } from '../support/tab.ts';
import { type TraceEvent, traceDuring, urlOf } from '../support/trace.ts';
import { waitUntil } from '../support/wait-until.ts';

const idleMs = 60_000;
/** In ms. A little longer than the browser takes to end an idle worker. */
const settlingMs = 35_000;

/** The trace events of anything that runs: scripts, timers, requested frames. */
const wakeUpNames = ['EvaluateScript', 'FunctionCall', 'TimerFire', 'FireAnimationFrame', 'FireIdleCallback'];

/** Opens a window for each run, all at the same time, because one run after another would take half an hour. */
export async function measureIdle({ pod, runs, countRequests }: Bench): Promise<Measured> {
  const tabs = [];
  for (let run = 0; run < runs; run += 1) {
    tabs.push(await pod.openTab(invoiceAddress('5101'), 'window'));
    await waitUntil('the panel', async () =>
      (await pod.targets('/panel.html')).length === tabs.length ? true : undefined,
    );
  }
  await setTimeout(settlingMs);
  const requestsBefore = await countRequests();
  const events = await traceDuring(pod.devtools, () => setTimeout(idleMs));
  const requests = (await countRequests()) - requestsBefore;
  await expectToCount(pod, tabs);
  for (const tab of tabs) await tab.close();
  const wakeUps = events.filter(isWakeUp).length;
  return {
    'idle.wake-ups': tabs.map(() => wakeUps / tabs.length),
    'idle.requests': tabs.map(() => requests / tabs.length),
  };
}

/** A click on the page wakes the content script. @throws {Error} if the trace does not show that */
async function expectToCount({ devtools }: DevtoolsBrowser, [tab]: readonly Tab[]): Promise<void> {
  const events = await traceDuring(devtools, async () => {
    await tab?.click(1, 1);
    await setTimeout(100);
  });
  if (!events.some(isWakeUp)) throw new Error('Wake-ups are not seen.');
}

function isWakeUp(event: TraceEvent): boolean {
  return wakeUpNames.includes(event.name) && urlOf(event).startsWith('chrome-extension://');
}
