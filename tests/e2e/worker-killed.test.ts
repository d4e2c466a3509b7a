import { expect, test } from './support/fixtures.ts';
import { logIn } from './support/wisepay-pages.ts';
import { killWorker } from './support/worker.ts';

test('a login that is finished after the worker has ended still counts', async ({ psa, pod, context }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');
  const opened = context.waitForEvent('page');
  await pod.press('Sign in to WisePay');
  const login = await opened;
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

  const loginOpened = context.waitForEvent('page');
  await pod.press('Sign in to WisePay');
  await logIn(await loginOpened);
  await pod.expectText('Outstanding');
  await killWorker(context, pod);

  const screenOpened = context.waitForEvent('page');
  await pod.pressMoneyButton('Pay Invoice');
  const payments = await screenOpened;
  await payments.getByRole('button', { name: 'Pay USD 1,281.25' }).waitFor();
  await killWorker(context, pod);

  await payments.getByRole('button', { name: 'Pay USD 1,281.25' }).click();
  await expect(payments.getByText('Payment received')).toBeVisible();
  await killWorker(context, pod);
  await payments.close();
  await pod.expectText('Nothing is left to pay.');
});
