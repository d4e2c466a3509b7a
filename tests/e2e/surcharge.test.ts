/** Surcharges that depend on the card, for a merchant who does not refund them. */
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { present } from './support/terminal.ts';

test.beforeEach(async ({ psa }) => {
  await psa.openInvoice('5121');
});

test('the surcharge is "up to" until the card is known, and then what was really charged', async ({
  sandbox,
  pod,
}) => {
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  await frame.getByRole('radio', { name: /Front desk/ }).check();
  await pod.expectText('Up to $42.00');
  await pod.expectText('$1,200.00 to $1,242.00');
  await pod.pressMoneyButton('Charge up to $1,242.00');
  const payment = frame.getByRole('region', { name: '$1,200.00 to $1,242.00 on Front desk' });
  await expect(payment).toBeVisible();

  await present(sandbox, 'approve', 'visa_debit');
  await pod.expectText('Charged: $1,200.00.');
  await pod.expectText('(debit)');
  await pod.expectText('Paid in full.');
  const { payments, violations } = await readLedger(sandbox);
  expect(payments.at(-1)).toMatchObject({ invoiceNumber: '20121', surcharge: { value: 0 } });
  expect(violations).toEqual([]);
});

test('a payment is refunded without a surcharge that cannot be, and the panel says why', async ({
  sandbox,
  pod,
}) => {
  await pod.press('Refund');
  await pod.expectText('The $15.00 surcharge can’t be refunded: this merchant doesn’t refund surcharges.');
  const frame = await pod.frame();
  await expect(frame.getByRole('checkbox', { name: /surcharge/i })).toHaveCount(0);
  await frame.getByRole('radio', { name: 'Duplicate payment' }).check();
  await pod.press('Review');
  await pod.expectText('Not refunded');
  await pod.pressMoneyButton('Refund $600.00');
  await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText('$600.00');
  expect((await readLedger(sandbox)).refunds).toMatchObject([{ surcharge: { value: 0 } }]);
});
