/** Send to Terminal: from the amount to the receipt, and everything that a card or terminal may do in between. */
import { carryOut, fillInTerminal, press, terminalPayment } from './support/actions.ts';
import { expectOnItsWay, orderFault } from './support/faults.ts';
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
  await pod.expectText('Nothing is left to pay.');
  const opened = await openedBy(context, () => pod.press('Receipt'));
  await expect(opened.getByText('Payment received')).toBeVisible();
  expect((await readLedger(sandbox)).violations).toEqual([]);
});

test('part of the balance can be taken, typed in the person’s own notation', async ({ sandbox, pod }) => {
  await fillInTerminal(pod);
  const frame = await pod.frame();
  await frame.getByLabel('Amount').fill('1,000.50');
  await expect(frame.getByText('$1,025.51')).toBeVisible();
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'approve');
  await pod.expectText('Part paid');
  await pod.expectText('$249.50');
});

test('an invoice in yen is charged in whole yen', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5107');
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  await expect(frame.getByLabel('Amount')).toHaveValue('98000');
  await frame.getByLabel('Amount').fill('97,999.5');
  await pod.expectText('JPY has no decimals.');
  await frame.getByLabel('Amount').fill('97,999');
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'approve');
  await pod.expectText('¥97,999');
  await pod.expectText('Part paid');
});

for (const { typed, problem } of [
  { typed: '', problem: 'Enter an amount.' },
  { typed: '1.005', problem: 'USD has 2 decimals.' },
  { typed: '1e3', problem: 'Enter the amount in figures' },
  { typed: '-5', problem: 'The amount has to be above zero.' },
  { typed: '1,250.01', problem: 'More than is owed: the balance is $1,250.00.' },
  { typed: '99999999999999999999', problem: 'The amount is too large.' },
]) {
  test(`the amount “${typed}” is not sent, and the panel says why`, async ({ sandbox, pod }) => {
    await fillInTerminal(pod);
    await (await pod.frame()).getByLabel('Amount').fill(typed);
    await pod.expectText(problem);
    await expect(
      (await pod.frame()).getByRole('button', { name: terminalPayment.lastButton }),
    ).toHaveAttribute('aria-disabled', 'true');
    expect((await readLedger(sandbox)).terminalPayments).toEqual([]);
  });
}

test('a declined card keeps the terminal waiting, and the next one pays', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'decline');
  await pod.expectText('The card was declined');
  await present(sandbox, 'approve');
  await pod.expectText('Approved');
});

test('a card that covers only a part says what is left', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'partial');
  await pod.expectText('Partly approved');
  await pod.expectText('is left to pay on this invoice');
  await pod.expectText('Part paid');
});

test('a payment cancelled on the device charges nothing and can be sent again', async ({ sandbox, pod }) => {
  await send(pod);
  await present(sandbox, 'cancel');
  await pod.expectText('Cancelled');
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

test('a terminal that is off cannot be chosen, and the last one used is chosen next time', async ({
  sandbox,
  psa,
  pod,
}) => {
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByRole('radio', { name: /Warehouse/ })).toBeDisabled();
  await pod.press('Back');
  await send(pod);
  await present(sandbox, 'approve');
  await pod.expectText('Approved');
  await psa.openInvoice('5102');
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByRole('radio', { name: /Front desk/ })).toBeChecked();
});

test('an invoice that will be paid automatically is charged only after that was acknowledged', async ({
  psa,
  pod,
}) => {
  await psa.openInvoice('5106');
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  const submit = frame.getByRole('button', { name: terminalPayment.lastButton });
  await expect(submit).toHaveAttribute('aria-disabled', 'true');
  await frame.getByRole('checkbox').check();
  await carryOut(terminalPayment, pod);
});

test('what was typed stays when the invoice changes, and the new balance is pointed out', async ({
  sandbox,
  pod,
  context,
}) => {
  await fillInTerminal(pod);
  const frame = await pod.frame();
  await frame.getByLabel('Amount').fill('1200');
  await orderFault(sandbox, { ...terminalPayment.request, mode: 'delay', ms: 1500 });
  const elsewhere = await context.newPage();
  await elsewhere.goto('http://wisepay.localhost:4600/terminal/inv_5101');
  await press(terminalPayment, pod);
  await expectOnItsWay(sandbox, terminalPayment.request);
  await elsewhere.getByLabel(/Amount/).fill('100.00');
  await elsewhere
    .getByRole('button', { name: /Send|Start/ })
    .first()
    .click();
  await present(sandbox, 'approve');
  await pod.expectText('The invoice has changed');
  await expect(frame.getByLabel('Amount')).toHaveValue('1200');
  await pod.expectText('The balance has changed: it was $1,250.00, now it is $1,150.00.');
});

async function send(pod: PodPage): Promise<void> {
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
}
