/** How long a person waits for an invoice, and how many requests it costs WisePay. */
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { openPsaTab, type PsaTab } from '../support/psa-tab.ts';

/** This invoice and the next in PSA's list have nothing that the panel follows. */
const first = '5101';

interface View {
  /** From when the page names the record, in ms; `data` likewise. */
  readonly skeleton: number;
  readonly frames: number;
  readonly data: number;
  readonly requests: number;
}

export async function measureView(bench: Bench): Promise<Measured> {
  const tab = await openPsaTab(bench.pod);
  await tab.openInvoice(first);
  await tab.dataPaintedAt();

  const warm = await measureRuns(bench, tab, async () => {});
  const cold = await measureRuns(bench, tab, bench.desk.stopWorker);
  const signingIn = await measureRuns(bench, tab, async () => {
    // In this order, because a storage change starts a stopped worker.
    await bench.desk.forgetToken();
    await bench.desk.stopWorker();
  });
  await tab.close();

  const all = [...warm, ...cold, ...signingIn];
  return {
    'view.skeleton': all.map(({ frames }) => frames),
    'view.skeleton-time': all.map(({ skeleton }) => skeleton),
    'view.data-warm': warm.map(({ data }) => data),
    'view.data-cold': cold.map(({ data }) => data),
    'view.data-signing-in': signingIn.map(({ data }) => data),
    'view.requests-warm': warm.map(({ requests }) => requests),
    'view.requests-cold': cold.map(({ requests }) => requests),
    'view.requests-signing-in': signingIn.map(({ requests }) => requests),
  };
}

/** @param prepare runs before each view */
async function measureRuns(bench: Bench, tab: PsaTab, prepare: () => Promise<void>): Promise<View[]> {
  const views: View[] = [];
  for (let run = 0; run < bench.runs; run += 1) {
    await prepare();
    const requestsBefore = await bench.countRequests();
    await tab.step(run % 2 === 0 ? 'next' : 'previous');
    const paintedAt = await tab.dataPaintedAt();
    const { recordAt, skeletonAt, frames } = await tab.lastSwitch();
    views.push({
      skeleton: skeletonAt - recordAt,
      frames: Math.max(frames, 1),
      data: paintedAt - recordAt,
      requests: (await bench.countRequests()) - requestsBefore,
    });
  }
  return views;
}
