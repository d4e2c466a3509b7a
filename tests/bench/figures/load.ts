/** What the POD costs a PSA page while the page loads. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { contentScriptTime, isContentScriptStarted } from '../support/content-script-time.ts';
import { type DevtoolsBrowser, startDevtoolsBrowser } from '../support/devtools-browser.ts';
import { clientAddress } from '../support/psa-tab.ts';
import { pairedDifferences } from '../support/statistics.ts';
import type { Tab } from '../support/tab.ts';
import { traceDuring } from '../support/trace.ts';

/** Longer than all work of a page after it has loaded, in ms. */
const settlingMs = 600;

const settle = `new Promise((resolve) => setTimeout(resolve, ${settlingMs}))`;

/** Counts the browser's long tasks: those above 50 ms. */
const noteLongTasks = `(() => {
  if (window !== top) return;
  window.longTasks = 0;
  new PerformanceObserver((list) => { longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
})()`;

export async function measureLoad(bench: Bench): Promise<Measured> {
  const { pod, bare, sandbox } = bench;
  const requestsBefore = await bench.countRequests();
  const script = await traceLoads(bench);
  const firstScript = await traceFirstLoads(bench);
  const empty = await startEmpty(sandbox.port);
  try {
    const [withPod, withEmpty, without] = await loadInTurn(bench, [pod, empty.browser, bare], clientAddress);
    const requests = (await bench.countRequests()) - requestsBefore;
    const [invoiceWithPod, invoiceWithout] = await loadInTurn(bench, [pod, bare], invoiceAddress('5101'));
    // Each load with a panel has requested the invoice.
    const invoiceRequests = (await bench.countRequests()) - requestsBefore - requests;
    if (invoiceRequests < bench.runs) throw new Error('The panel did not come every time.');
    return {
      'load.script': script,
      'load.script-first': firstScript,
      'load.main-thread': pairedDifferences(withPod.busy, withEmpty.busy),
      'load.empty-script': pairedDifferences(withEmpty.busy, without.busy),
      'load.long-tasks': pairedDifferences(withPod.longTasks, without.longTasks),
      'load.requests': [requests],
      'invoice.long-tasks': pairedDifferences(invoiceWithPod.longTasks, invoiceWithout.longTasks),
    };
  } finally {
    await empty.close();
  }
}

/** The POD with an empty content script, which shows the browser's cost for any content script. */
async function startEmpty(sandboxPort: number) {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-bench-empty-'));
  await cp(sandboxExtension, folder, { recursive: true });
  await writeFile(join(folder, 'content-scripts/invoice.js'), '');
  const browser = await startDevtoolsBrowser(folder, sandboxPort);
  return {
    browser,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The content script's own work in a tab that has shown PSA before, in ms. */
export async function traceLoads({ pod, runs }: Bench): Promise<number[]> {
  const tab = await pod.openTab('about:blank');
  await warmUp(tab, clientAddress);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await traceLoad(pod, tab));
  await tab.close();
  return times;
}

/** The same in new tabs, each with a new process in which nothing is compiled yet, in ms. */
async function traceFirstLoads({ pod, runs }: Bench): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const tab = await pod.openTab('about:blank');
    times.push(await traceLoad(pod, tab));
    await tab.close();
  }
  return times;
}

async function traceLoad({ devtools }: DevtoolsBrowser, tab: Tab): Promise<number> {
  const events = await traceDuring(devtools, () => load(tab, clientAddress));
  if (!isContentScriptStarted(events)) throw new Error('The page has no content script.');
  return contentScriptTime(events);
}

/** The work of the page's main thread in each load. */
interface Loads {
  /** Processor time in ms. */
  readonly busy: number[];
  readonly longTasks: number[];
}

/** Loads the page in each browser in turn, so that the machine's other work affects all of them. */
async function loadInTurn<const Browsers extends readonly DevtoolsBrowser[]>(
  { runs }: Bench,
  browsers: Browsers,
  address: string,
): Promise<{ [Index in keyof Browsers]: Loads }>;
async function loadInTurn({ runs }: Bench, browsers: readonly DevtoolsBrowser[], address: string) {
  const places: { readonly tab: Tab; readonly loads: Loads }[] = [];
  for (const browser of browsers) {
    const tab = await browser.openTab('about:blank');
    await tab.prepare(noteLongTasks);
    await warmUp(tab, address);
    places.push({ tab, loads: { busy: [], longTasks: [] } });
  }
  for (let run = 0; run < runs; run += 1) {
    for (const { tab, loads } of places) {
      await load(tab, address);
      // Counted since the navigation.
      loads.busy.push((await tab.metric('TaskDuration')) * 1000);
      loads.longTasks.push(await tab.evaluate('longTasks', v.number()));
    }
  }
  for (const { tab } of places) await tab.close();
  return places.map(({ loads }) => loads);
}

/** Fills the caches of the browser and of the tab's process. */
async function warmUp(tab: Tab, address: string): Promise<void> {
  for (let time = 0; time < 2; time += 1) await load(tab, address);
}

async function load(tab: Tab, address: string): Promise<void> {
  await tab.goto(address);
  await tab.evaluate(settle, v.undefined());
}
