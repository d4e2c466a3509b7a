/** Pay Invoice: to WisePay's payments screen and back. */
import type { BrowserContext, Page } from '@playwright/test';
import { carryOut, reminder } from './support/actions.ts';
import { orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { countPayments, readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people, signInToWisePay } from './support/people.ts';
import type { PodPage } from './support/pod-page.ts';
import { logIn, payInFull } from './support/wisepay-pages.ts';

test.beforeEach(async ({ openInvoice }) => {
  await openInvoice();
});

test('the payments screen opens in a tab right beside the invoice', async ({ context, psa, pod }) => {
  const elsewhere = await context.newPage();
  await psa.page.bringToFront();
  const payments = await pay(context, pod);
  await expect(payments.getByRole('heading', { name: 'Invoice 20101' })).toBeVisible();
  expect(new URL(payments.url()).origin).toBe('http://wisepay.localhost:4600');
  expect(elsewhere.isClosed()).toBe(false);
  await pod.expectText('payment page is open in another tab');
});

test('a double click opens one payments screen', async ({ context, sandbox, pod }) => {
  const opened = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice', 'dblclick'));
  await opened.getByRole('heading', { name: 'Invoice 20101' }).waitFor();
  await pod.expectText('payment page is open in another tab');
  expect(context.pages()).toHaveLength(2);
  expect((await readLedger(sandbox)).paymentSessions).toHaveLength(1);
});

test('another click brings the open payments screen to the front instead of a second one', async ({
  context,
  sandbox,
  psa,
  pod,
}) => {
  const payments = await pay(context, pod);
  await payments.getByRole('heading', { name: 'Invoice 20101' }).waitFor();
  await psa.page.reload();
  await pod.expectText('payment page is open in another tab');
  await pod.pressMoneyButton('Pay Invoice');
  await expect(await pod.button('Pay Invoice')).toHaveAttribute('aria-busy', 'false');
  expect(context.pages()).toHaveLength(2);
  expect((await readLedger(sandbox)).paymentSessions).toHaveLength(1);

  await payments.getByRole('button', { name: 'Pay USD 1,281.25' }).click();
  await pod.expectText('Paid in full.');
});

test('a reminder between two clicks opens no second payments screen', async ({
  context,
  sandbox,
  psa,
  pod,
}) => {
  await pay(context, pod);
  await psa.page.bringToFront();
  await reminder.fillIn(pod);
  await carryOut(reminder, pod);
  await pod.pressMoneyButton('Pay Invoice');
  await expect(await pod.button('Pay Invoice')).toHaveAttribute('aria-busy', 'false');
  expect(context.pages()).toHaveLength(2);
  expect((await readLedger(sandbox)).paymentSessions).toHaveLength(1);
});

test('a payments screen that has run out is not shown again: a new one opens', async ({
  context,
  sandbox,
  psa,
  pod,
}) => {
  await sandbox.control.post('wisepay/options', { json: { paymentSessionMs: 1 } });
  const first = await pay(context, pod);
  await expect(first.getByText('This payment page has expired')).toBeVisible();
  await sandbox.control.post('wisepay/options', { json: { paymentSessionMs: 60_000 } });
  await psa.page.bringToFront();
  const second = await pay(context, pod);
  await expect(second.getByRole('heading', { name: 'Invoice 20101' })).toBeVisible();
});

test('whoever goes on to another invoice is not shown the payments screen of the one before', async ({
  context,
  sandbox,
  psa,
  pod,
}) => {
  await orderFault(sandbox, {
    method: 'POST',
    path: '/api/invoices/*/payment-sessions',
    mode: 'delay',
    ms: 1000,
    times: 1,
  });
  await pod.pressMoneyButton('Pay Invoice');
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
  await expect.poll(async () => (await readLedger(sandbox)).paymentSessions.length).toBe(1);

  const payments = await pay(context, pod);
  await expect(payments.getByRole('heading')).toHaveText('Invoice 20102');
  expect(context.pages()).toHaveLength(2);
});

test('whoever is signed out of WisePay logs in first and then pays', async ({ context, sandbox, pod }) => {
  const payments = await pay(context, pod);
  await signInToWisePay(sandbox, null);
  await payments.reload();
  await logIn(payments, { email: people.pat });
  await payInFull(payments);
});

test('the POD turns to paid while both tabs are open, without being looked at', async ({
  context,
  sandbox,
  pod,
}) => {
  const payments = await pay(context, pod);
  await payInFull(payments);
  await pod.expectText('Paid in full.');
  expect(await countPayments(sandbox, '20101')).toBe(1);
});

test('coming back without having paid leaves the invoice outstanding and payable', async ({
  context,
  sandbox,
  pod,
}) => {
  const payments = await pay(context, pod);
  await payments.close();
  await expect((await pod.frame()).getByText('payment page is open in another tab')).toHaveCount(0);
  await pod.expectText('Outstanding');
  await expect(await pod.button('Pay Invoice')).toBeEnabled();
  expect(await countPayments(sandbox, '20101')).toBe(0);
});

test('an invoice that was paid meanwhile is shown as paid instead of being paid again', async ({
  context,
  sandbox,
  pod,
}) => {
  const payments = await pay(context, pod);
  const link = payments.url();
  await payments.close();
  await pod.expectText('Outstanding');
  await payElsewhere(context, link);

  await pod.pressMoneyButton('Pay Invoice');
  await pod.expectText('Paid in full.');
  expect(await countPayments(sandbox, '20101')).toBe(1);
});

/** Opens the payments screen. */
function pay(context: BrowserContext, pod: PodPage): Promise<Page> {
  return openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
}

/** Pays on a screen that the POD does not know of, as a colleague would. */
async function payElsewhere(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(link);
  await payInFull(page);
}
