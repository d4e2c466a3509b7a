/** After a card that covered only a part, the rest is charged once, whatever happens to its request. */
import type { SandboxProcess } from '../../scripts/sandbox/sandbox-process.ts';
import { carryOut, fillInTerminal, press, terminalPayment } from '../e2e/support/actions.ts';
import { expectOnItsWay, orderFault } from '../e2e/support/faults.ts';
import { expect, test } from '../e2e/support/fixtures.ts';
import { readLedger } from '../e2e/support/ledger.ts';
import type { PodPage } from '../e2e/support/pod-page.ts';
import { present } from '../e2e/support/terminal.ts';
import { killWorker } from '../e2e/support/worker.ts';

test.beforeEach(async ({ openInvoice, sandbox, pod }) => {
  await openInvoice();
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'partial');
  await pod.press('Send $625.00');
  await expect((await pod.frame()).getByLabel('Amount')).toHaveValue('625.00');
});

/** Expects that the rest waits at the terminal, once, and that nothing else was charged. */
async function expectRestOnce(sandbox: SandboxProcess, pod: PodPage): Promise<void> {
  await terminalPayment.expectDone(pod);
  const { terminalPayments, violations } = await readLedger(sandbox);
  expect(terminalPayments.map(({ amount, state }) => [amount.value, state])).toEqual([
    [125_000, 'partially_approved'],
    [62_500, expect.not.stringMatching(/approved|declined|cancelled/)],
  ]);
  expect(violations).toEqual([]);
}

for (const [name, fault] of [
  ['WisePay takes longer than the POD waits', { mode: 'delay', ms: 11_000 }],
  ['its answer is lost', { mode: 'drop_after', times: 2 }],
  ['WisePay is down for a moment', { mode: 'status', status: 503, retryAfterSeconds: 1 }],
] as const) {
  test(`the rest of a partial approval is charged once when ${name}`, async ({ sandbox, pod }) => {
    await orderFault(sandbox, { ...terminalPayment.request, times: 1, ...fault });
    await press(terminalPayment, pod);
    await expectRestOnce(sandbox, pod);
  });
}

test('the rest of a partial approval is charged once when the worker ends while waiting for the answer', async ({
  sandbox,
  pod,
  context,
}) => {
  await orderFault(sandbox, { ...terminalPayment.request, mode: 'delay', ms: 1_500, times: 1 });
  await press(terminalPayment, pod);
  await expectOnItsWay(sandbox, terminalPayment.request);
  await killWorker(context, pod);
  await expectRestOnce(sandbox, pod);
});
