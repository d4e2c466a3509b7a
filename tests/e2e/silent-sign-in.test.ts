/** Silent sign-in, whichever way the provider's pages redirect back. */
import { expect, test } from './support/fixtures.ts';
import { inWorker } from './support/worker.ts';

const ways = [
  { way: 'by a script 50 ms after it has loaded', redirects: { by: 'script', afterMs: 50 } },
  { way: 'by a script a second after it has loaded', redirects: { by: 'script', afterMs: 1000 } },
  { way: 'after a request of its own', redirects: { by: 'script', fetch: true } },
] as const;

for (const { way, redirects } of ways) {
  test(`nobody is asked to sign in again where the provider’s page goes on ${way}`, async ({
    openInvoice,
    sandbox,
    pod,
  }) => {
    await sandbox.control.post('wisepay/redirects', { json: redirects });
    await openInvoice();
    await expect(await pod.button('Pay Invoice')).toBeVisible();
  });
}

test('whoever’s clock is wrong is told that it is the clock', async ({ psa, pod, context }) => {
  await psa.openInvoiceSearch();
  await inWorker(
    context,
    `{
    const now = Date.now.bind(Date);
    Date.now = () => now() + 12 * 60_000;
  }`,
  );
  await psa.openInvoice('5101');
  await pod.expectText('Your computer’s clock is wrong');
  await pod.expectText('It is about 12 minutes ahead.');
});
