/** After any interruption, the action has happened once, and the next panel on the invoice says so. */
import type { SandboxProcess } from '../../scripts/sandbox/sandbox-process.ts';
import { expectOnce, type MoneyAction, makeReady, moneyActions, press } from '../e2e/support/actions.ts';
import { killBrowser } from '../e2e/support/browser-process.ts';
import { expectOnItsWay, orderFault, type RequestPattern } from '../e2e/support/faults.ts';
import { expect, launch, test } from '../e2e/support/fixtures.ts';
import { people, signInToBoth } from '../e2e/support/people.ts';
import type { PodPage } from '../e2e/support/pod-page.ts';
import { firstTab, newTab } from '../e2e/support/psa-tab.ts';
import { killWorker } from '../e2e/support/worker.ts';

const lookup = { method: 'GET', path: '/api/invoices' } as const;

for (const action of moneyActions) {
  test(`${action.name} happens once when the worker ends before sending it`, async ({
    tab,
    sandbox,
    pod,
    context,
  }) => {
    await makeReady(action, tab);
    await pressAndDelay(action, sandbox, pod, { request: lookup });
    expect(await action.countEffects(sandbox)).toBe(0);
    await killWorker(context, pod);
    await expectOnce(action, sandbox, pod);
  });

  test(`${action.name} happens once when the worker ends while waiting for the answer`, async ({
    tab,
    sandbox,
    pod,
    context,
  }) => {
    await makeReady(action, tab);
    await pressAndDelay(action, sandbox, pod);
    await killWorker(context, pod);
    await expectOnce(action, sandbox, pod);
  });

  test(`${action.name} happens once when the worker ends right after the answer`, async ({
    tab,
    sandbox,
    pod,
    context,
  }) => {
    await makeReady(action, tab);
    await press(action, pod);
    await expect.poll(() => action.countEffects(sandbox), { intervals: [5] }).toBe(1);
    await killWorker(context, pod);
    await expectOnce(action, sandbox, pod);
  });

  test(`${action.name} happens once when the tab is closed at once`, async ({
    tab,
    sandbox,
    psa,
    pod,
    context,
  }) => {
    await makeReady(action, tab);
    await pressAndDelay(action, sandbox, pod);
    const next = await newTab(context);
    await psa.page.close();
    await next.psa.openInvoice(action.recordId);
    await next.pod.openIfQuiet();
    await expectOnce(action, sandbox, next.pod);
  });

  test.describe('in a browser of its own', () => {
    test.use({ ownBrowser: true });

    test(`${action.name} happens once when the browser crashes and is started again`, async ({
      tab,
      sandbox,
      pod,
      profile,
    }) => {
      await makeReady(action, tab);
      await pressAndDelay(action, sandbox, pod);
      killBrowser(profile);
      // Sign in again while the crashed browser's request is still on its way.
      await signInToBoth(sandbox, people.pat);
      const context = await launch(sandbox, profile);
      try {
        const next = await firstTab(context);
        await next.psa.openInvoice(action.recordId);
        await next.pod.openIfQuiet();
        await expectOnce(action, sandbox, next.pod);
      } finally {
        await context.close();
      }
    });
  });

  test(`${action.name} happens once when two tabs ask for it together`, async ({
    tab,
    sandbox,
    pod,
    context,
  }) => {
    await makeReady(action, tab);
    const second = await newTab(context);
    await second.psa.openInvoice(action.recordId);
    await second.pod.openIfQuiet();
    await (action.resume ?? action.fillIn)(second.pod);
    // Long enough to go to the other tab and press there, even on a busy machine.
    await pressAndDelay(action, sandbox, pod, { ms: 5_000 });
    if (action.resume === undefined) await press(action, second.pod);
    // The form goes with what was sent from it, in every tab.
    else
      await expect((await second.pod.frame()).getByRole('button', { name: action.lastButton })).toHaveCount(
        0,
      );
    await expectOnce(action, sandbox, pod);
    await second.psa.page.reload();
    await expectOnce(action, sandbox, second.pod);
  });

  test(`${action.name} happens once after a double click`, async ({ tab, sandbox, pod }) => {
    await makeReady(action, tab);
    await pod.pressMoneyButton(action.lastButton, 'dblclick');
    await expectOnce(action, sandbox, pod);
  });
}

interface Delay {
  /** The request to delay; the action's own by default. */
  readonly request?: RequestPattern;
  /** The length of the delay, in ms. */
  readonly ms?: number;
}

/** Presses the last button, and waits until the request is on its way to WisePay, which delays it. */
async function pressAndDelay(
  action: MoneyAction,
  sandbox: SandboxProcess,
  pod: PodPage,
  { request = action.request, ms = 1500 }: Delay = {},
): Promise<void> {
  await orderFault(sandbox, { ...request, mode: 'delay', ms, times: 1 });
  await press(action, pod);
  await expectOnItsWay(sandbox, request);
}
