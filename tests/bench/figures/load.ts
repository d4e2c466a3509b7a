/** What the POD costs a page of PSA while it loads. */
import * as v from 'valibot';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import type { BenchBrowser } from '../support/bench-browser.ts';
import { contentScriptTime, isContentScriptStarted } from '../support/content-script-time.ts';
import { clientAddress, openPsaTab } from '../support/psa-tab.ts';
import { pairedDifferences } from '../support/statistics.ts';
import type { Tab } from '../support/tab.ts';
import { traceDuring } from '../support/trace.ts';

/** Longer than everything that a page does after it has loaded, in ms. */
const settlingMs = 600;

const settle = `new Promise((resolve) => setTimeout(resolve, ${settlingMs}))`;

/** The browser's own long tasks: those above 50 ms. */
const noteLongTasks = `(() => {
  if (window !== top) return;
  window.longTasks = 0;
  new PerformanceObserver((list) => { longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
})()`;

export async function measureLoad(bench: Bench): Promise<Measured> {
  const requestsBefore = await bench.countRequests();
  const script = await traceLoads(bench);
  const [withPod, without] = await loadInPairs(bench, clientAddress);
  const requests = (await bench.countRequests()) - requestsBefore;
  const [invoiceWithPod, invoiceWithout] = await loadInPairs(bench, invoiceAddress('5101'));
  return {
    'load.script': script,
    'load.main-thread': pairedDifferences(withPod.busy, without.busy),
    'load.long-tasks': pairedDifferences(withPod.longTasks, without.longTasks),
    'load.requests': [requests],
    'invoice.long-tasks': pairedDifferences(invoiceWithPod.longTasks, invoiceWithout.longTasks),
  };
}

/** The content script's own work, until the page is at rest; in ms. */
async function traceLoads({ pod, runs }: Bench): Promise<number[]> {
  const tab = await openPsaTab(pod);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const events = await traceDuring(pod.devtools, () => load(tab, clientAddress));
    if (!isContentScriptStarted(events)) throw new Error('The page has no content script.');
    times.push(contentScriptTime(events));
  }
  await tab.close();
  return times;
}

/** What the page's main thread did in each of the loads. */
interface Loads {
  /** In ms. */
  readonly busy: number[];
  readonly longTasks: number[];
}

/** One load in the browser with the POD, one in the one without, and so on: what the machine does besides hits both. */
async function loadInPairs(bench: Bench, address: string): Promise<[Loads, Loads]> {
  const open = async (browser: BenchBrowser) => {
    const tab = await browser.openTab('about:blank');
    await tab.prepare(noteLongTasks);
    // The first load of a browser fills its caches.
    await load(tab, address);
    return { tab, loads: { busy: [], longTasks: [] } as Loads };
  };
  const both = [await open(bench.pod), await open(bench.bare)] as const;
  for (let run = 0; run < bench.runs; run += 1) {
    for (const { tab, loads } of both) {
      const before = await tab.metric('TaskDuration');
      await load(tab, address);
      loads.busy.push(await busySince(tab, before));
      loads.longTasks.push(await tab.evaluate('longTasks', v.number()));
    }
  }
  // A page without a panel would be no page with an invoice.
  const panels = await bench.pod.targets('/panel.html');
  if (panels.length !== (address === clientAddress ? 0 : 1)) throw new Error(`Panels: ${panels.length}.`);
  for (const { tab } of both) await tab.close();
  return [both[0].loads, both[1].loads];
}

/** In ms. @throws {Error} where the browser has begun to count anew */
async function busySince(tab: Tab, before: number): Promise<number> {
  const busy = ((await tab.metric('TaskDuration')) - before) * 1000;
  if (busy <= 0) throw new Error('The page did nothing.');
  return busy;
}

async function load(tab: Tab, address: string): Promise<void> {
  await tab.goto(address);
  await tab.evaluate(settle, v.undefined());
}
