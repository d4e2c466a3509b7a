/** Re-send Reminder: to whom, when the last one was sent, and when none is sent. */
import { expectOnce, makeReady, press, reminder } from './support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people } from './support/people.ts';
import { present } from './support/terminal.ts';

test('a reminder goes to the payer, is named afterwards, and then has to wait', async ({
  tab,
  sandbox,
  pod,
}) => {
  await makeReady(reminder, tab);
  await pod.expectText('No reminders sent yet.');
  await press(reminder, pod);
  await expectOnce(reminder, sandbox, pod);
  await expect(await pod.button('Re-send Reminder')).toHaveAttribute('aria-disabled', 'true');
  await pod.expectText('Last sent to billing@contoso-dental.example');
  await pod.expectText('You can send the next reminder after');
  await expect(await pod.button('Send reminder')).toHaveCount(0);
});

test('a company without a payer account cannot be reminded, and the panel says what helps', async ({
  psa,
  pod,
  context,
}) => {
  await psa.openInvoice('5104');
  await pod.expectText('WisePay has no payer account for this company');
  const opened = await openedBy(context, () => pod.press('Open WisePay'));
  await expect(opened.getByText(people.pat)).toBeVisible();
});

test('an invoice that was paid meanwhile gets no reminder', async ({ tab, sandbox, pod, context }) => {
  await makeReady(reminder, tab);
  const elsewhere = await context.newPage();
  await elsewhere.goto('http://wisepay.localhost:4600/terminal/inv_5101');
  await elsewhere
    .getByRole('button', { name: /Send|Start/ })
    .first()
    .click();
  await present(sandbox, 'approve');
  await press(reminder, pod);
  await pod.expectText(/Nothing was sent/);
  expect((await readLedger(sandbox)).outbox).toEqual([]);
});
