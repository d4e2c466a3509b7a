/** The browser may end the worker at any time; no one has to start over. */
import { test } from './support/fixtures.ts';
import { openedBy } from './support/opened-by.ts';
import { logIn, payInFull } from './support/wisepay-pages.ts';
import { killWorker } from './support/worker.ts';

test.use({ signedInAs: null });

test('a login that is finished after the worker has ended still counts', async ({ psa, pod, context }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');
  const login = await openedBy(context, () => pod.press('Sign in to WisePay'));
  await login.getByLabel('Password').waitFor();
  await killWorker(context, pod);
  await logIn(login);
  await pod.expectText('Outstanding');
});

test('the main job goes on when the browser ends the worker between any two steps', async ({
  psa,
  pod,
  context,
}) => {
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');
  await killWorker(context, pod);

  await logIn(await openedBy(context, () => pod.press('Sign in to WisePay')));
  await pod.expectText('Outstanding');
  await killWorker(context, pod);

  const payments = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await payments.getByRole('button', { name: 'Pay USD 1,281.25' }).waitFor();
  await killWorker(context, pod);

  await payInFull(payments);
  await killWorker(context, pod);
  await payments.close();
  await pod.expectText('Paid in full.');
});
