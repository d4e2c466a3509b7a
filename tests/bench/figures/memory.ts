/** The POD's memory while an invoice is open, after garbage collection. */
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { heapOf } from '../support/heap.ts';
import { openPsaTab } from '../support/psa-tab.ts';
import { pairedDifferences } from '../support/statistics.ts';

export async function measureMemory({ pod, bare, runs }: Bench): Promise<Measured> {
  const [withPod, without, panels, workers]: [number[], number[], number[], number[]] = [[], [], [], []];
  const tab = await openPsaTab(pod);
  const bareTab = await bare.openTab('about:blank');
  for (let run = 0; run < runs; run += 1) {
    await tab.openInvoice('5101');
    await tab.dataPaintedAt();
    withPod.push(await heapOf(tab.session));
    panels.push(await heapOf((await tab.panel()).session));
    for (const target of await pod.targets('/background.js')) {
      workers.push(await heapOf(await pod.devtools.attach(target)));
    }
    await bareTab.goto(invoiceAddress('5101'));
    without.push(await heapOf(bareTab.session));
  }
  await tab.close();
  await bareTab.close();
  return {
    'heap.page': pairedDifferences(withPod, without),
    'heap.panel': panels,
    'heap.worker': workers,
  };
}
