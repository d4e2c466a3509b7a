/** Attackers who see the consoles over a person's shoulder or receive them for support. */
import type { BrowserContext } from '@playwright/test';
import { carryOut, reminder } from '../e2e/support/actions.ts';
import { callOffFaults, orderFault } from '../e2e/support/faults.ts';
import { people } from '../e2e/support/people.ts';
import { inWorker } from '../e2e/support/worker.ts';
import { expect, test } from './support/fixtures.ts';
import { stealToken } from './support/thief.ts';

/** Collects everything that pages, frames and workers write to a console from now on. */
function listen(context: BrowserContext): readonly string[] {
  const lines: string[] = [];
  context.on('console', (message) => lines.push(message.text()));
  context.on('weberror', (uncaught) => lines.push(String(uncaught.error())));
  for (const worker of context.serviceWorkers())
    worker.on('console', (message) => lines.push(message.text()));
  context.on('serviceworker', (worker) => worker.on('console', (message) => lines.push(message.text())));
  return lines;
}

test('no console names a person, a token, a payer or a card, whatever goes wrong', async ({
  openInvoice,
  context,
  psa,
  pod,
  sandbox,
}) => {
  const lines = listen(context);
  await openInvoice();
  const token = await stealToken(context);
  for (const [mode, path] of [
    ['malformed', '/invoices'],
    ['drop_before', '/invoices'],
    ['status', '/session'],
  ] as const) {
    await orderFault(sandbox, { method: 'GET', path, mode, status: 500, times: 2 });
    await psa.page.reload();
    await expect((await pod.frame()).getByRole('heading').nth(1)).toBeVisible();
  }
  await callOffFaults(sandbox);
  await psa.page.reload();
  await reminder.fillIn(pod);
  await carryOut(reminder, pod);

  // The control: the test hears what is written here.
  await (await pod.frame()).evaluate(`console.info('heard in the panel')`);
  await inWorker(context, `console.info('heard in the worker')`);
  for (const place of ['panel', 'worker']) await expect.poll(() => lines).toContain(`heard in the ${place}`);
  const secrets = [token, people.pat, 'billing@contoso-dental.example', 'Contoso', '4242'];
  expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
});
