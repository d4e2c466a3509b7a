/** What observing costs a PSA page that never rests. */
import * as v from 'valibot';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { contentScriptTime } from '../support/content-script-time.ts';
import { type DevtoolsBrowser, startDevtoolsBrowser } from '../support/devtools-browser.ts';
import { clientAddress } from '../support/psa-tab.ts';
import { pairedDifferences, pairedPercentages, percentile } from '../support/statistics.ts';
import type { Tab } from '../support/tab.ts';
import { traceDuring } from '../support/trace.ts';
import { waitUntil } from '../support/wait-until.ts';

export const perSecond = '5000';
/** How long each window of a measurement is, in ms, and how many windows each run has. */
const windowMs = 1_500;
const windows = 4;
/** How long the content script's own work is measured, in ms. */
const ownWindowMs = 1_500;
/** How long pages may take to come to rest, apart from their mutations, in ms. */
const settlingMs = 2_500;

/** The minimum for any panel in a frame: the same size and place, another process, and empty. */
const putEmptyFrame = `(() => {
  const frame = document.createElement('iframe');
  frame.src = 'http://wisepay.localhost:4600/robots.txt';
  frame.style.cssText = 'position: fixed; top: 130px; right: 12px; width: 320px; height: 300px; border: 0';
  frame.popover = 'manual';
  document.documentElement.append(frame);
  frame.showPopover();
})()`;

export async function measureMutations(bench: Bench): Promise<Measured> {
  // One browser draws two windows more slowly than one, so each page has its own browser.
  const framed = await startDevtoolsBrowser(null, bench.sandbox.port);
  try {
    const withoutInvoice = await measureOn(
      { ...bench, framed },
      `${clientAddress}?sandbox.storm=${perSecond}`,
      0,
    );
    const withInvoice = await measureOn(
      { ...bench, framed },
      invoiceAddress('5101', { storm: perSecond }),
      1,
    );
    return {
      'mutations.own-without-invoice': withoutInvoice.own,
      'mutations.own-with-invoice': withInvoice.own,
      'mutations.time-without-invoice': pairedDifferences(withoutInvoice.withPod, withoutInvoice.without),
      'mutations.time-with-invoice': pairedDifferences(withInvoice.withPod, withInvoice.without),
      'mutations.without-invoice': pairedPercentages(withoutInvoice.withPod, withoutInvoice.without),
      'mutations.with-invoice': pairedPercentages(withInvoice.withPod, withInvoice.without),
      'mutations.empty-frame': pairedPercentages(withInvoice.withFrame, withInvoice.without),
    };
  } finally {
    await framed.close();
  }
}

interface Browsers {
  readonly pod: DevtoolsBrowser;
  readonly bare: DevtoolsBrowser;
  /** Also without extensions; its pages get an empty frame. */
  readonly framed: DevtoolsBrowser;
  readonly runs: number;
}

interface Shares {
  /** The content script's work, in percent of the main thread's work in the same time. */
  readonly own: number[];
  /** The percentage of time that the page's main thread is busy, with the POD. */
  readonly withPod: number[];
  /** The same without extensions. */
  readonly without: number[];
  /** The same with only an empty frame. */
  readonly withFrame: number[];
}

async function measureOn(
  { pod, bare, framed, runs }: Browsers,
  address: string,
  panels: number,
): Promise<Shares> {
  const shares: Shares = { own: [], withPod: [], without: [], withFrame: [] };
  for (let run = 0; run < runs; run += 1) {
    // New pages each time, because long-lived pages drift apart.
    const tab = await pod.openTab(address);
    const bareTab = await bare.openTab(address);
    const framedTab = await framed.openTab(address);
    await framedTab.run(putEmptyFrame);
    await expectPanels(pod, panels);
    await pause(tab, settlingMs);
    // At the same time, so that anything that slows the machine slows all of them.
    const busy = [busyShare(tab), busyShare(bareTab), busyShare(framedTab)] as const;
    const [withPod, without, withFrame] = await Promise.all(busy);
    shares.withPod.push(withPod);
    shares.without.push(without);
    shares.withFrame.push(withFrame);
    shares.own.push(await ownShare(pod, tab));
    await Promise.all([tab.close(), bareTab.close(), framedTab.close()]);
  }
  return shares;
}

/** Waits until the browser has exactly this number of panels. */
async function expectPanels(browser: DevtoolsBrowser, panels: number): Promise<void> {
  await waitUntil('the panel', async () =>
    (await browser.targets('/panel.html')).length === panels ? true : undefined,
  );
}

/** The percentage of time that the page's main thread is busy: the median of several windows. */
async function busyShare(tab: Tab): Promise<number> {
  const shares: number[] = [];
  for (let count = 0; count < windows; count += 1) {
    const before = await reading(tab);
    await pause(tab, windowMs);
    const after = await reading(tab);
    shares.push(((after.busy - before.busy) / (after.at - before.at)) * 100);
  }
  return percentile(shares, 0.5);
}

/** The main thread's processor time and the current time, both in s. */
async function reading(tab: Tab): Promise<{ readonly busy: number; readonly at: number }> {
  return { busy: await tab.metric('TaskDuration'), at: performance.now() / 1000 };
}

/** Opens a new page for each run, and measures the content script's work there, in percent of the main thread's. */
export async function measureOwnShares(
  { pod, runs }: Pick<Bench, 'pod' | 'runs'>,
  address: string,
  panels: number,
): Promise<number[]> {
  const shares: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const tab = await pod.openTab(address);
    await expectPanels(pod, panels);
    await pause(tab, settlingMs);
    shares.push(await ownShare(pod, tab));
    await tab.close();
  }
  return shares;
}

async function ownShare({ devtools }: DevtoolsBrowser, tab: Tab): Promise<number> {
  const before = await tab.metric('TaskDuration');
  const events = await traceDuring(devtools, () => pause(tab, ownWindowMs));
  const busyMs = ((await tab.metric('TaskDuration')) - before) * 1000;
  return (contentScriptTime(events) / busyMs) * 100;
}

async function pause(tab: Tab, ms: number): Promise<void> {
  await tab.evaluate(`new Promise((resolve) => setTimeout(resolve, ${ms}))`, v.undefined());
}
