/** All four actions with the keyboard only: from PSA's page into the panel, through each form, and out again. */
import { terminalPayment } from './support/actions.ts';
import { test as base, expect } from './support/fixtures.ts';
import { expectVisibleFocus, Keyboard } from './support/keyboard.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';

const test = base.extend<{ readonly keyboard: Keyboard }>({
  keyboard: async ({ psa, pod }, use) => {
    await use(new Keyboard(psa.page, pod));
  },
});

test('an invoice is paid with the keyboard alone', async ({ keyboard, psa, pod, context }) => {
  await psa.openInvoice('5101');
  await keyboard.tabToButton('Pay Invoice');
  await expectVisibleFocus(await pod.frame());
  const opened = await openedBy(context, () => keyboard.pressMoneyButton('Pay Invoice'));
  await opened.getByRole('heading', { name: 'Invoice 20101' }).waitFor();
});

test('a card payment is sent, cancelled and put away with the keyboard alone', async ({
  keyboard,
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await keyboard.pressButton('Send to Terminal');
  const frame = await pod.frame();
  await expect(frame.getByRole('heading', { name: 'Send to Terminal' })).toBeFocused();
  await keyboard.tabTo(() => frame.getByRole('radio').first());
  await keyboard.press('Space');
  await expect(frame.getByRole('radio', { name: /Front desk/ })).toBeChecked();
  await keyboard.tabTo(() => frame.getByLabel('Amount'));
  await keyboard.typeOver('1,000.50');
  await keyboard.pressMoneyButton('Send to Terminal');
  await terminalPayment.expectDone(pod);
  await keyboard.pressMoneyButton('Cancel');
  await pod.expectText('Cancelled.');
  await keyboard.pressButton('Done', 'Space');
  await expect(frame.getByText('Cancelled.')).toHaveCount(0);
  expect((await readLedger(sandbox)).terminalPayments).toMatchObject([{ state: 'cancelled' }]);
});

test('a refund is chosen, reviewed and sent with the keyboard alone', async ({
  keyboard,
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5103');
  await keyboard.pressButton('Refund');
  const frame = await pod.frame();
  const payment = frame.getByRole('checkbox', { name: /Visa •••• 4242/ });
  await keyboard.tabTo(() => payment);
  if (!(await payment.isChecked())) await keyboard.press('Space');
  await keyboard.tabTo(() => frame.getByLabel('Reason'));
  await keyboard.press('ArrowDown');
  await expect(frame.getByLabel('Reason')).toHaveValue('duplicate');
  await keyboard.pressButton('Review');
  await expect(frame.getByRole('heading', { name: 'Review the refund' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(frame.getByRole('heading', { name: 'Refund', exact: true })).toBeFocused();
  await keyboard.pressButton('Review');
  await keyboard.pressMoneyButton('Refund $615.00');
  await expect(frame.getByRole('region', { name: 'Refunds' }).getByText('$615.00')).toBeVisible();
  expect((await readLedger(sandbox)).refunds).toHaveLength(1);
});

test('a reminder is sent with the keyboard alone, and the focus is back where it came from', async ({
  keyboard,
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await keyboard.pressButton('Re-send Reminder');
  await pod.expectText('billing@contoso-dental.example');
  await keyboard.press('Escape');
  await expect(await pod.button('Re-send Reminder')).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.pressMoneyButton('Send reminder now');
  await pod.expectText('The reminder was sent');
  expect((await readLedger(sandbox)).outbox).toHaveLength(1);
});

test('a collapsed panel opens again with the keyboard, and the focus stays with it', async ({
  keyboard,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await keyboard.pressButton('Collapse');
  await expect(await pod.button('WisePay')).toBeFocused();
  await keyboard.press('Enter');
  await expect(await pod.button('Collapse')).toBeFocused();
});
