/** An invoice with a scheduled payment: paying it earlier needs a confirmation. */
import { expectAccessible } from './support/accessibility.ts';
import { expect, test } from './support/fixtures.ts';
import { countPayments, readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';

test.beforeEach(async ({ openInvoice }) => {
  await openInvoice('5106');
});

test('it is paid only after the automatic payment was acknowledged', async ({ context, sandbox, pod }) => {
  const frame = await pod.frame();
  await pod.press('Pay Invoice');
  await expect(frame.getByText(/will charge \$[\d,.]+ to Visa •••• 1881 on .* twice/)).toBeVisible();
  const payButton = await pod.button('Pay Invoice');
  await expect(payButton).toHaveAttribute('aria-disabled', 'true');
  await payButton.click({ force: true });
  expect((await readLedger(sandbox)).paymentSessions).toEqual([]);

  await frame.getByRole('checkbox', { name: 'I understand – take this payment anyway' }).check();
  const payments = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await expect(payments.getByRole('heading', { name: 'Invoice 20106' })).toBeVisible();
  await pod.expectText('payment page is open in another tab');
  await expect(frame.getByRole('checkbox')).toHaveCount(0);

  await payments.getByRole('button', { name: /^Pay USD/ }).click();
  await pod.expectText('Paid in full.');
  expect(await countPayments(sandbox, '20106')).toBe(1);
});

test('whoever goes back has paid nothing, and is asked again the next time', async ({ sandbox, pod }) => {
  const frame = await pod.frame();
  await pod.press('Pay Invoice');
  await expectAccessible(frame);
  await frame.getByRole('checkbox').check();
  await pod.press('Back');
  await expect(await pod.button('Pay Invoice')).toBeFocused();
  await pod.press('Pay Invoice');
  await expect(frame.getByRole('checkbox')).not.toBeChecked();
  await expect(await pod.button('Pay Invoice')).toHaveAttribute('aria-disabled', 'true');
  expect((await readLedger(sandbox)).paymentSessions).toEqual([]);
});
