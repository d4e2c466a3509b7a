/**
 * A real first click always counts, whatever way a hand takes to a last button, however fast, and whatever PSA does
 * around the panel meanwhile. No one presses twice here.
 */
import { createRandom } from '../../bench/fleet/random.ts';
import { percentile } from '../../bench/support/statistics.ts';
import { orderFault } from '../support/faults.ts';
import { Hand } from '../support/hand.ts';
import { readRequests } from '../support/ledger.ts';
import { zoomTo } from '../support/page-zoom.ts';
import { openInvoiceIn } from '../support/psa-tab.ts';
import { expect, test } from '../support/real-tabs.ts';
import { Desk } from './desk.ts';
import { lastButtons } from './last-buttons.ts';
import { pathsOf } from './paths.ts';

/** Presses for each zoom and device scale; 200 in all. */
const count = 20;

for (const deviceScale of [1, 2]) {
  for (const percent of [50, 67, 100, 125, 200]) {
    test.describe(`at a device scale of ${deviceScale}`, () => {
      test.use({ flags: [`--force-device-scale-factor=${deviceScale}`] });

      test(`the first click of ${count} hands counts at ${percent} % zoom`, async ({
        sandbox,
        tab,
        psa: { page },
        pod,
        context,
      }, testInfo) => {
        test.slow();
        // Refused requests, so that the form can be sent again.
        for (const { path } of Object.values(lastButtons)) {
          await orderFault(sandbox, { method: 'POST', path, mode: 'status', status: 409, times: count });
        }
        const name = `${percent} % at ${deviceScale}`;
        const random = createRandom(name);
        const session = await context.newCDPSession(page);
        const hand = new Hand(session, random, 100 / (percent * deviceScale));
        const refused: unknown[] = [];
        const delays: number[] = [];
        let desk: Desk | null = null;
        let shown = '';
        for (const path of pathsOf(name, count)) {
          const { recordId } = lastButtons[path.action];
          if (desk === null || shown !== recordId) {
            await openInvoiceIn(tab, recordId);
            await zoomTo(context, [page], percent, deviceScale);
            desk = await Desk.at(page, await pod.frame(), hand, random);
            shown = recordId;
          }
          const { refusal, delayMs } = await desk.take(path);
          if (refusal !== null) refused.push({ ...path, refusal });
          if (delayMs !== null) delays.push(delayMs);
        }
        expect(refused).toEqual([]);
        const sent = (await readRequests(sandbox)).filter(({ method }) => method === 'POST');
        expect(sent).toHaveLength(count);
        // The delay depends on the machine; the benchmarks check its budget.
        const delay = `${Math.round(percentile(delays, 0.5))} / ${Math.round(percentile(delays, 0.95))}`;
        testInfo.annotations.push({ type: 'click to request, p50 / p95 in ms', description: delay });
      });
    });
  }
}
