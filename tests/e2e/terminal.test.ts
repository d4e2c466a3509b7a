/** Send to Terminal: from the amount to the receipt, and everything that a card or terminal may do in between. */
import { carryOut, fillInTerminal, terminalPayment } from './support/actions.ts';
import { orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import type { PodPage } from './support/pod-page.ts';
import { newTab } from './support/psa-tab.ts';
import { present } from './support/terminal.ts';

test.beforeEach(async ({ openInvoice }) => {
  await openInvoice();
});

test('an approved card pays the invoice, with the surcharge on top and a receipt', async ({
  sandbox,
  pod,
  context,
}) => {
  await fillInTerminal(pod);
  await pod.expectText('$31.25');
  await pod.expectText('$1,281.25');
  await carryOut(terminalPayment, pod);

  await present(sandbox, 'approve');
  await pod.expectText('Approved');
  await pod.expectText('Paid in full.');
  const opened = await openedBy(context, () => pod.press('Receipt'));
  await expect(opened.getByText('Payment received')).toBeVisible();
  expect((await readLedger(sandbox)).violations).toEqual([]);
});

test('a declined card keeps the terminal waiting, and the next one pays', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'decline');
  await pod.expectText('Card declined');
  await present(sandbox, 'approve');
  await pod.expectText('Approved');
});

test('a card that covers only a part says what is left', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'partial');
  await pod.expectText('Partially approved');
  await pod.expectText('is still due.');
  await pod.expectText('Partially paid');
});

test('the rest of a partial approval is sent to the same terminal, after a look at it', async ({
  sandbox,
  pod,
}) => {
  await send(pod);
  await present(sandbox, 'partial');
  await pod.press('Send $625.00');
  const frame = await pod.frame();
  await expect(frame.getByLabel('Amount')).toHaveValue('625.00');
  await expect(frame.getByRole('radio', { name: /Front desk/ })).toBeChecked();
  expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
  await pod.pressMoneyButton('Charge $640.63');
  await terminalPayment.expectDone(pod);
  await present(sandbox, 'approve');
  await pod.expectText('Paid in full.');
  expect((await readLedger(sandbox)).violations).toEqual([]);
});

test('a payment of the whole balance takes two clicks, and its result goes away on its own; its receipt stays', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  test.slow();
  await pod.press('Send to Terminal');
  await (await pod.frame()).getByRole('radio', { name: /Front desk/ }).check();
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'approve');
  await pod.press('Done');

  // From the second payment on, the terminal is the last one used.
  await psa.openInvoice('5102');
  await pod.press('Send to Terminal');
  await pod.pressMoneyButton(terminalPayment.lastButton);
  await terminalPayment.expectDone(pod);
  await present(sandbox, 'approve');
  await pod.expectText('Approved.');
  await psa.page.mouse.move(2, 2);
  await expect((await pod.frame()).getByText('Approved.')).toHaveCount(0, { timeout: 30_000 });
  await pod.expectText('Paid in full.');
  const opened = await openedBy(context, () => pod.press('Receipt'));
  await expect(opened.getByText('Payment received')).toBeVisible();
  expect((await readLedger(sandbox)).violations).toEqual([]);
});

test('a payment cancelled on the device charges nothing and can be sent again', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'cancel');
  await pod.expectText('Canceled');
  await pod.expectText('Nothing was charged');
  await pod.press('Done');
  await send(pod);
});

test('a terminal that loses its connection charges nothing and says so', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'offline');
  await pod.expectText('Nothing was charged');
});

test('a terminal that falls silent is given up after its time', async ({ sandbox, pod }) => {
  await sandbox.control.post('wisepay/options', { json: { terminalTimeoutMs: 1500 } });
  await send(pod);
  await present(sandbox, 'silent');
  await pod.expectText('Timed out');
});

test('a cancellation that comes too late tells the truth', async ({ sandbox, pod }) => {
  await sandbox.control.post('wisepay/options', { json: { terminalAuthoriseMs: 3000 } });
  await send(pod);
  // The card is presented while the cancellation is on its way.
  await orderFault(sandbox, {
    method: 'POST',
    path: '/api/terminal-payments/*/cancel',
    mode: 'delay',
    ms: 1000,
  });
  await pod.pressMoneyButton('Cancel');
  await present(sandbox, 'approve');
  await pod.expectText('Too late to cancel');
  await pod.expectText('Approved');
});

test('a payment that is open already is picked up in another tab, not repeated', async ({
  sandbox,
  pod,
  context,
}) => {
  await send(pod);
  const second = await newTab(context);
  await second.psa.openInvoice('5101');
  await terminalPayment.expectDone(second.pod);
  await present(sandbox, 'approve');
  await second.pod.expectText('Approved');
  await pod.expectText('Approved');
  expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
});

test('the outcome of a payment waits for whoever comes back to the invoice', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await send(pod);
  const other = await newTab(context);
  await psa.page.close();
  await present(sandbox, 'approve');
  await other.psa.openInvoice('5101');
  await other.pod.expectText('Approved');
});

async function send(pod: PodPage): Promise<void> {
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
}
