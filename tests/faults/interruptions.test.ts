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
    await pressAndHold(action, sandbox, pod, lookup);
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
    await pressAndHold(action, sandbox, pod);
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
    await pressAndHold(action, sandbox, pod);
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
    await pressAndHold(action, sandbox, pod);
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
    await pressAndHold(action, sandbox, pod);
    await press(action, secondPod);
    await expectOnce(action, sandbox, pod);
    await second.page.reload();
    await expectOnce(action, sandbox, secondPod);
  });

  test(`${action.name} happens once after a double click`, async ({ sandbox, psa, pod }) => {
    await makeReady(action, sandbox, psa, pod);
    await pod.pressMoneyButton(action.lastButton, 'dblclick');
    await expectOnce(action, sandbox, pod);
  });
}

/** Presses the last button, and waits until the request is on its way and held back at WisePay's door. */
async function pressAndHold(
  action: MoneyAction,
  sandbox: SandboxProcess,
  pod: PodPage,
  { method, path }: { readonly method: string; readonly path: string } = action.request,
): Promise<void> {
  await sandbox.control.post('faults', { json: { method, path, mode: 'delay', ms: 1500, times: 1 } });
  await press(action, pod);
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
  const isOnItsWay = async () =>
    (await readRequests(sandbox)).some(
      (request) => request.method === method && pattern.test(request.path) && request.status === null,
    );
  await expect.poll(isOnItsWay).toBe(true);
}
