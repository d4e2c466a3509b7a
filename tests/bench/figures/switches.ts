/** Whether anything leaks when one invoice follows another 200 times on one page. */
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { heapOf } from '../support/heap.ts';
import { openPsaTab, type PsaTab } from '../support/psa-tab.ts';

const switches = 200;
const every = 10;
/** Switches before counting starts, because caches fill up first. */
const warmUp = 20;

export async function measureSwitches({ pod }: Bench): Promise<Measured> {
  const tab = await openPsaTab(pod);
  await tab.openInvoice('5101');
  await tab.dataPaintedAt();
  await switchTimes(tab, warmUp);

  const pageHeap: number[] = [];
  const workerHeap: number[] = [];
  const listeners: number[] = [];
  const frames: number[] = [];
  for (let done = 0; done <= switches; done += every) {
    if (done > 0) await switchTimes(tab, every);
    pageHeap.push(await heapOf(tab.session));
    listeners.push(await tab.metric('JSEventListeners'));
    frames.push(await tab.metric('Frames'));
    for (const target of await pod.targets('/background.js')) {
      workerHeap.push(await heapOf(await pod.devtools.attach(target)));
    }
  }
  await tab.close();
  return {
    'switches.page-heap': growth(pageHeap),
    'switches.worker-heap': growth(workerHeap),
    'switches.listeners': growth(listeners),
    'switches.frames': growth(frames),
  };
}

async function switchTimes(tab: PsaTab, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await tab.step(done % 2 === 0 ? 'next' : 'previous');
    await tab.dataPaintedAt();
  }
}

/** The differences from each reading to the next. */
function growth(readings: readonly number[]): number[] {
  return readings.slice(1).map((reading, index) => reading - (readings[index] ?? Number.NaN));
}
