/** All four actions with the keyboard only: from PSA's page into the panel, through each form, and out again. */
import { terminalPayment } from './support/actions.ts';
import { orderFault } from './support/faults.ts';
import { test as base, expect } from './support/fixtures.ts';
import { expectVisibleFocus, Keyboard } from './support/keyboard.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { present } from './support/terminal.ts';
import { payInFull } from './support/wisepay-pages.ts';

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
  await keyboard.pressMoneyButton('Charge $1,025.51');
  await terminalPayment.expectDone(pod);
  await keyboard.pressMoneyButton('Cancel');
  await pod.expectText('Canceled.');
  await keyboard.pressButton('Done', 'Space');
  await expect(frame.getByText('Canceled.')).toHaveCount(0);
  expect((await readLedger(sandbox)).terminalPayments).toMatchObject([{ state: 'cancelled' }]);
});

test('the rest of a partial approval is sent with the keyboard alone', async ({
  keyboard,
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await keyboard.pressButton('Send to Terminal');
  const frame = await pod.frame();
  await keyboard.tabTo(() => frame.getByRole('radio').first());
  await keyboard.press('Space');
  await keyboard.pressMoneyButton(terminalPayment.lastButton);
  await terminalPayment.expectDone(pod);
  await present(sandbox, 'partial');
  await keyboard.pressButton('Send $625.00');
  await expect(frame.getByRole('heading', { name: 'Send to Terminal' })).toBeFocused();
  await expect(frame.getByLabel('Amount')).toHaveValue('625.00');
  await keyboard.pressMoneyButton('Charge $640.63');
  await terminalPayment.expectDone(pod);
  await present(sandbox, 'approve');
  await pod.expectText('Paid in full.');
  const { terminalPayments, violations } = await readLedger(sandbox);
  expect(terminalPayments.map(({ state }) => state)).toEqual(['partially_approved', 'approved']);
  expect(violations).toEqual([]);
});

test('the terminals are looked at again with the keyboard alone, and the focus stays', async ({
  keyboard,
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await keyboard.pressButton('Send to Terminal');
  await keyboard.tabToButton('Refresh');
  await expectVisibleFocus(await pod.frame());
  await orderFault(sandbox, { method: 'GET', path: '/api/invoices', mode: 'delay', ms: 2_000, times: 1 });
  await keyboard.press('Enter');
  const refresh = await pod.button('Refresh');
  await expect(refresh).toHaveAttribute('aria-busy', 'true');
  await expect(refresh).toHaveAttribute('aria-busy', 'false');
  await expect(refresh).toBeFocused();
});

test('a payment that came in is put away with the keyboard alone, and the focus stays in the panel', async ({
  keyboard,
  psa,
  pod,
  context,
}) => {
  await psa.openInvoice('5101');
  const payments = await openedBy(context, () => keyboard.pressMoneyButton('Pay Invoice'));
  await payInFull(payments);
  await psa.page.bringToFront();
  const frame = await pod.frame();
  const notice = frame.getByRole('status').filter({ hasText: 'Payment received: $1,281.25 by' });
  await expect(notice).toBeVisible();
  await keyboard.tabTo(() => notice.getByRole('button', { name: 'Dismiss' }));
  await keyboard.press('Enter');
  await expect(notice).toHaveCount(0);
  await expect(frame.getByRole('heading', { name: 'WisePay', level: 1 })).toBeFocused();
});

test('a refund is chosen, reviewed and sent with the keyboard alone', async ({
  keyboard,
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5103');
  // At the tab, with which a paid invoice starts.
  await expect(await pod.tab()).toBeVisible();
  await keyboard.pressButton('Refund');
  const frame = await pod.frame();
  await expect(frame.getByRole('heading', { name: 'Refund', exact: true })).toBeFocused();
  const payment = frame.getByRole('checkbox', { name: /Visa •••• 4242/ });
  await keyboard.tabTo(() => payment);
  if (!(await payment.isChecked())) await keyboard.press('Space');
  await keyboard.tabTo(() => frame.getByRole('radio').first());
  await keyboard.press('Space');
  await expect(frame.getByRole('radio', { name: 'Duplicate payment' })).toBeChecked();
  await keyboard.pressButton('Review');
  await expect(frame.getByRole('heading', { name: 'Review the refund' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(frame.getByRole('heading', { name: 'Refund', exact: true })).toBeFocused();
  await keyboard.pressButton('Review');
  await keyboard.pressMoneyButton('Refund $615.00');
  await expect(
    frame.getByRole('region', { name: 'Refunds' }).getByText('$615.00', { exact: true }).first(),
  ).toBeVisible();
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
  await keyboard.pressMoneyButton('Send reminder');
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
  await expect(await pod.tab()).toBeFocused();
  await keyboard.press('Enter');
  await expect(await pod.button('Collapse')).toBeFocused();
});
