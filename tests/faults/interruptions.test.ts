/** Whoever is interrupted: the action has happened once, and the next panel on the invoice says so. */
import type { SandboxProcess } from '../../scripts/sandbox-process.ts';
import {
  type MoneyAction,
  press,
  refund,
  reminder,
  terminalCancel,
  terminalPayment,
} from '../e2e/support/actions.ts';
import { killBrowser } from '../e2e/support/browser-process.ts';
import { expect, launch, test } from '../e2e/support/fixtures.ts';
import { readRequests } from '../e2e/support/ledger.ts';
import { people, signInToBoth } from '../e2e/support/people.ts';
import { PodPage } from '../e2e/support/pod-page.ts';
import { PsaPage } from '../e2e/support/psa-page.ts';
import { expectOnce, makeReady } from '../e2e/support/ready.ts';
import { killWorker } from '../e2e/support/worker.ts';

const lookup = { method: 'GET', path: '/api/invoices' } as const;

for (const action of [terminalPayment, terminalCancel, refund, reminder]) {
  test(`${action.name} happens once when the worker ends before sending it`, async ({
    sandbox,
    psa,
    pod,
    context,
  }) => {
    await makeReady(action, sandbox, psa, pod);
    await holdBack(sandbox, lookup);
    await press(action, pod);
    await waitUntilSent(sandbox, lookup);
    expect(await action.countEffects(sandbox)).toBe(0);
    await killWorker(context, pod);
    await expectOnce(action, sandbox, pod);
  });

  test(`${action.name} happens once when the worker ends while waiting for the answer`, async ({
    sandbox,
    psa,
    pod,
    context,
  }) => {
    await makeReady(action, sandbox, psa, pod);
    await holdBack(sandbox, action.request);
    await press(action, pod);
    await waitUntilSent(sandbox, action.request);
    await killWorker(context, pod);
    await expectOnce(action, sandbox, pod);
  });

  test(`${action.name} happens once when the worker ends right after the answer`, async ({
    sandbox,
    psa,
    pod,
    context,
  }) => {
    await makeReady(action, sandbox, psa, pod);
    await press(action, pod);
    await expect.poll(() => action.countEffects(sandbox), { intervals: [5] }).toBe(1);
    await killWorker(context, pod);
    await expectOnce(action, sandbox, pod);
  });

  test(`${action.name} happens once when the tab is closed at once`, async ({
    sandbox,
    psa,
    pod,
    context,
  }) => {
    await makeReady(action, sandbox, psa, pod);
    await holdBack(sandbox, action.request);
    await press(action, pod);
    await waitUntilSent(sandbox, action.request);
    const next = new PsaPage(await context.newPage());
    await psa.page.close();
    await next.openInvoice(action.recordId);
    await expectOnce(action, sandbox, new PodPage(next.page));
  });

  test(`${action.name} happens once when the browser crashes and is started again`, async ({
    sandbox,
    psa,
    pod,
    profile,
  }) => {
    await makeReady(action, sandbox, psa, pod);
    await holdBack(sandbox, action.request);
    await press(action, pod);
    await waitUntilSent(sandbox, action.request);
    killBrowser(profile);
    // Signed in again; the crashed browser's request is still on its way.
    await signInToBoth(sandbox, people.pat);
    const context = await launch(sandbox, profile);
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await new PsaPage(page).openInvoice(action.recordId);
      await expectOnce(action, sandbox, new PodPage(page));
    } finally {
      await context.close();
    }
  });

  test(`${action.name} happens once when two tabs ask for it together`, async ({
    sandbox,
    psa,
    pod,
    context,
  }) => {
    await makeReady(action, sandbox, psa, pod);
    const second = new PsaPage(await context.newPage());
    const secondPod = new PodPage(second.page);
    await second.openInvoice(action.recordId);
    await action.fillIn(secondPod);
    await Promise.all([press(action, pod), press(action, secondPod)]);
    await expectOnce(action, sandbox, pod);
    await second.page.reload();
    await expectOnce(action, sandbox, secondPod);
  });

  test(`${action.name} happens once after a double click`, async ({ sandbox, psa, pod }) => {
    await makeReady(action, sandbox, psa, pod);
    await (await pod.frame()).getByRole('button', { name: action.lastButton }).dblclick();
    await expectOnce(action, sandbox, pod);
  });
}

/** Lets the next such request wait at WisePay's door. */
async function holdBack(
  sandbox: SandboxProcess,
  request: MoneyAction['request'] | typeof lookup,
): Promise<void> {
  await sandbox.control.post('faults', { json: { ...request, mode: 'delay', ms: 1500, times: 1 } });
}

/** Waits until a held-back request is on its way: it stands in the log without a status. */
async function waitUntilSent(
  sandbox: SandboxProcess,
  { method, path }: MoneyAction['request'] | typeof lookup,
): Promise<void> {
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
  await expect
    .poll(async () =>
      (await readRequests(sandbox)).some(
        (request) => request.method === method && pattern.test(request.path) && request.status === null,
      ),
    )
    .toBe(true);
}
