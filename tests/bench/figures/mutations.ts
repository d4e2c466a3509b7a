/** What watching costs a page of PSA that never rests. */
import * as v from 'valibot';
import { invoiceAddress } from '../../e2e/support/psa-page.ts';
import type { Measured } from '../figures.ts';
import type { Bench } from '../support/bench.ts';
import { clientAddress } from '../support/psa-tab.ts';
import { pairedPercentages } from '../support/statistics.ts';
import type { Tab } from '../support/tab.ts';

const perSecond = '5000';
/** How long a page is watched in each run, in ms. */
const windowMs = 2_000;
/** How long a page may take to come to rest, but for its mutations, in ms. */
const settlingMs = 2_000;

export async function measureMutations(bench: Bench): Promise<Measured> {
  return {
    'mutations.without-invoice': await measureOn(bench, `${clientAddress}?sandbox.storm=${perSecond}`),
    'mutations.with-invoice': await measureOn(bench, invoiceAddress('5101', { storm: perSecond })),
  };
}

/** How much more the page's main thread has to do with the POD, in percent. */
async function measureOn({ pod, bare, runs }: Bench, address: string): Promise<number[]> {
  const busy: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    // New pages each time: two that live long drift apart by themselves.
    for (const [index, browser] of [pod, bare].entries()) {
      const tab = await browser.openTab(address);
      await pause(tab, settlingMs);
      const before = await tab.metric('TaskDuration');
      await pause(tab, windowMs);
      busy[index]?.push((await tab.metric('TaskDuration')) - before);
      await tab.close();
    }
  }
  return pairedPercentages(...busy);
}

async function pause(tab: Tab, ms: number): Promise<void> {
  await tab.evaluate(`new Promise((resolve) => setTimeout(resolve, ${ms}))`, v.undefined());
}
