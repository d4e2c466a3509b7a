/** What watching costs a page of PSA that never rests. */
import * as v from 'valibot';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import type { BenchBrowser } from '../support/bench-browser.ts';
import { contentScriptTime } from '../support/content-script-time.ts';
import { clientAddress } from '../support/psa-tab.ts';
import { pairedPercentages } from '../support/statistics.ts';
import type { Tab } from '../support/tab.ts';
import { traceDuring } from '../support/trace.ts';
import { waitUntil } from '../support/wait-until.ts';

const perSecond = '5000';
/** How long a page is watched in each run, in ms. */
const windowMs = 1_500;
/** How long a page may take to come to rest, but for its mutations, in ms. */
const settlingMs = 1_500;

export async function measureMutations(bench: Bench): Promise<Measured> {
  const withoutInvoice = await measureOn(bench, `${clientAddress}?sandbox.storm=${perSecond}`, false);
  const withInvoice = await measureOn(bench, invoiceAddress('5101', { storm: perSecond }), true);
  return {
    'mutations.own-without-invoice': withoutInvoice.own,
    'mutations.own-with-invoice': withInvoice.own,
    'mutations.without-invoice': withoutInvoice.differences,
    'mutations.with-invoice': withInvoice.differences,
  };
}

interface Costs {
  /** What the content script does, in percent of what the page's main thread does in the same time. */
  readonly own: number[];
  /** How much more the page's main thread has to do with the POD than without, in percent. */
  readonly differences: number[];
}

async function measureOn({ pod, bare, runs }: Bench, address: string, needsPanel: boolean): Promise<Costs> {
  const [withPod, without, own]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    // New pages each time: two that live long drift apart by themselves.
    const tab = await pod.openTab(address);
    if (needsPanel) await waitForPanel(pod);
    withPod.push(await busyIn(tab));
    own.push(await ownShare(pod, tab));
    await tab.close();
    const bareTab = await bare.openTab(address);
    without.push(await busyIn(bareTab));
    await bareTab.close();
  }
  return { own, differences: pairedPercentages(withPod, without) };
}

/** The page's main-thread time in one window, in s. */
async function busyIn(tab: Tab): Promise<number> {
  await pause(tab, settlingMs);
  const before = await tab.metric('TaskDuration');
  await pause(tab, windowMs);
  return (await tab.metric('TaskDuration')) - before;
}

async function ownShare({ devtools }: BenchBrowser, tab: Tab): Promise<number> {
  const before = await tab.metric('TaskDuration');
  const events = await traceDuring(devtools, () => pause(tab, windowMs));
  const busyMs = ((await tab.metric('TaskDuration')) - before) * 1000;
  return (contentScriptTime(events) / busyMs) * 100;
}

async function waitForPanel(browser: BenchBrowser): Promise<void> {
  await waitUntil('the panel', async () =>
    (await browser.targets('/panel.html')).length === 1 ? true : undefined,
  );
}

async function pause(tab: Tab, ms: number): Promise<void> {
  await tab.evaluate(`new Promise((resolve) => setTimeout(resolve, ${ms}))`, v.undefined());
}
