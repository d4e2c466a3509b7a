/** The form of a terminal payment: amount, terminal, what is scheduled, and what changes while it is open. */
import { carryOut, fillInTerminal, press, terminalPayment } from './support/actions.ts';
import { expectOnItsWay, orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { newTab } from './support/psa-tab.ts';
import { present } from './support/terminal.ts';

test.beforeEach(async ({ openInvoice }) => {
  await openInvoice();
});

test('part of the balance can be taken, typed in the person’s own notation', async ({ sandbox, pod }) => {
  await fillInTerminal(pod);
  const frame = await pod.frame();
  await frame.getByLabel('Amount').fill('1,000.50');
  await expect(frame.getByText('$1,025.51', { exact: true })).toBeVisible();
  await expect(await pod.button('Charge $1,025.51')).toBeVisible();
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'approve');
  await pod.expectText('Partially paid');
  await pod.expectText('$249.50');
});

test('an invoice in yen is charged in whole yen', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5107');
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  await expect(frame.getByLabel('Amount')).toHaveValue('98000');
  await frame.getByLabel('Amount').fill('97,999.5');
  await pod.expectText('JPY has no decimal places.');
  await frame.getByLabel('Amount').fill('97,999');
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'approve');
  await pod.expectText('¥97,999');
  await pod.expectText('Partially paid');
});

for (const { typed, problem } of [
  { typed: '', problem: 'Enter an amount.' },
  { typed: '1.005', problem: 'USD has 2 decimal places.' },
  { typed: '1e3', problem: 'Enter a number, such as' },
  { typed: '-5', problem: 'Enter an amount above zero.' },
  { typed: '1,250.01', problem: 'The balance is $1,250.00. Enter that or less.' },
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

test('a terminal that becomes busy while the form is open says with what, and then is free again', async ({
  sandbox,
  pod,
  context,
}) => {
  const second = await newTab(context);
  await second.psa.openInvoice('5102');
  await fillInTerminal(pod);
  const frame = await pod.frame();
  await frame.getByLabel('Amount').fill('600');
  await second.pod.press('Send to Terminal');
  await (await second.pod.frame()).getByRole('radio', { name: /Front desk/ }).check();
  await carryOut(terminalPayment, second.pod);
  await pod.expectText('Busy with invoice 20102 (Pat Admin)');
  await pod.expectText('No terminal is available.');
  await expect(frame.getByLabel('Amount')).toHaveValue('600');
  await present(sandbox, 'cancel');
  await pod.press('Refresh');
  await expect(frame.getByText('Busy with invoice')).toHaveCount(0);
  await expect(frame.getByRole('radio', { name: /Front desk/ })).toBeChecked();
  await carryOut(terminalPayment, pod);
});

test('a terminal that is off cannot be chosen, and the last one used is chosen next time', async ({
  sandbox,
  psa,
  pod,
}) => {
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByRole('radio', { name: /Warehouse/ })).toBeDisabled();
  await pod.press('Back');
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
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
  await pod.expectText('This invoice changed');
  await expect(frame.getByLabel('Amount')).toHaveValue('1200');
  await pod.expectText('The balance changed from $1,250.00 to $1,150.00.');
});
