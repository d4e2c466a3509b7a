/** A refund that policy blocks until a fresh sign-in continues only after one. */
import type { BrowserContext } from '@playwright/test';
import { press, refund } from './support/actions.ts';
import { administer } from './support/administer.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people } from './support/people.ts';
import type { PsaTab } from './support/psa-tab.ts';
import { logIn } from './support/wisepay-pages.ts';

test.beforeEach(async ({ sandbox }) => {
  await sandbox.control.post('wisepay/sign-in', { json: { email: people.pat, secondsAgo: 60 } });
});

/** Requests a refund, which then waits for a sign-in. */
async function askForRefund({ psa, pod }: PsaTab, context: BrowserContext): Promise<void> {
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  await administer(context, { stepUpAbove: '0.01 USD' });
  await refund.fillIn(pod);
  await press(refund, pod);
  await pod.expectText('Sign in again to continue');
}

test('it goes on once the person has signed in', async ({ sandbox, tab, pod, context }) => {
  await askForRefund(tab, context);
  await logIn(await openedBy(context, () => pod.press('Sign in again')));
  await refund.expectDone(pod);
  expect((await readLedger(sandbox)).refunds).toHaveLength(1);
});

for (const { are, title } of [
  { are: 'stale', title: 'WisePay didn’t ask you to sign in again' },
  { are: 'untold', title: 'We couldn’t confirm your new sign-in' },
] as const) {
  test(`it is not sent where WisePay lets the person through unasked: ${are}`, async ({
    sandbox,
    tab,
    pod,
    context,
  }) => {
    await sandbox.control.post('wisepay/fresh-sign-ins', { json: { are } });
    await askForRefund(tab, context);
    await pod.press('Sign in again');
    await pod.expectText(title);
    expect((await readLedger(sandbox)).refunds).toEqual([]);
  });
}
