/** Refund: how much may be refunded, to whom, and its outcome. */
import { carryOut, makeReady, press, refund } from './support/actions.ts';
import { boxAtRest } from './support/at-rest.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people } from './support/people.ts';
import { pressWithPointer } from './support/person.ts';
import type { PodPage } from './support/pod-page.ts';
import { logIn } from './support/wisepay-pages.ts';

test('the review names amount, surcharge, destination and what remains, and the refund is followed', async ({
  tab,
  sandbox,
  psa,
  pod,
}) => {
  await makeReady(refund, tab);
  await pod.expectText('to Visa •••• 4242');
  await pod.expectText('$15.00');
  await pod.expectText('update your books');
  await carryOut(refund, pod);

  const [made] = (await readLedger(sandbox)).refunds;
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'succeeded' } });
  await pod.expectText('Succeeded');
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'failed' } });
  await psa.page.reload();
  await pod.expectText('Failed');
});

test('a paid invoice is refunded from its tab, without a click to open the panel', async ({
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoice('5103');
  await expect(await pod.tab()).toHaveAccessibleName('Paid. Open the WisePay panel');
  await boxAtRest(psa.page);
  const frame = await pod.frame();
  await pressWithPointer(psa.page, await pod.button('Refund'));
  await pressWithPointer(psa.page, frame.getByRole('radio', { name: 'Requested by customer' }));
  await pressWithPointer(psa.page, await pod.button('Review'));
  await pressWithPointer(psa.page, await pod.button('Refund $615.00'));
  await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText('$615.00');
  const { refunds, violations } = await readLedger(sandbox);
  expect(refunds).toHaveLength(1);
  expect(violations).toEqual([]);
});

test('part of a payment can be given back without its surcharge', async ({ psa, pod }) => {
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  const frame = await openRefund(pod);
  await frame.getByLabel('Amount').fill('100');
  await frame.getByRole('checkbox', { name: /surcharge/i }).uncheck();
  await frame.getByRole('radio', { name: 'Overcharged' }).check();
  await pod.press('Review');
  await pod.expectText('Not refunded');
  await pod.pressMoneyButton('Refund $100.00');
  await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText('$100.00');
});

test('more than remains is refused before anything is sent', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  const frame = await openRefund(pod);
  await frame.getByLabel('Amount').fill('600.01');
  await pod.expectText('You can refund up to $600.00 of this payment.');
  await expect(await pod.button('Review')).toHaveAttribute('aria-disabled', 'true');
  expect((await readLedger(sandbox)).refunds).toEqual([]);
});

test('two payments are given back in one go, each for itself', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5111');
  await pod.openIfQuiet();
  const frame = await openRefund(pod);
  await expect(frame.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await frame.getByRole('checkbox', { name: 'All payments ($500.00)' }).check();
  await expect(frame.getByRole('checkbox', { name: /•••• (5454|6789)/, checked: true })).toHaveCount(2);
  await frame.getByRole('radio', { name: 'Duplicate payment' }).check();
  await pod.press('Review');
  await pod.expectText('to the bank account •••• 6789');
  await pod.pressMoneyButton('Refund $500.00');
  await expect(frame.getByRole('region', { name: 'Refunds' }).getByText('Pending')).toHaveCount(2);
  const { refunds, violations } = await readLedger(sandbox);
  expect(refunds).toHaveLength(2);
  expect(violations).toEqual([]);
});

test('a bank debit that is not settled cannot be refunded, and the panel says why', async ({ psa, pod }) => {
  await psa.openInvoice('5109');
  await pod.openIfQuiet();
  await pod.expectText('It can still be returned.');
  await pod.expectText(/not settled/i);
  await expect(await pod.button('Refund')).toHaveAttribute('aria-disabled', 'true');
});

test('a bank debit that is returned is told on the invoice, with the reason', async ({
  sandbox,
  psa,
  pod,
}) => {
  await sandbox.control.post('payments/pay_0009A_bank/settle', {
    json: { state: 'returned', failure: 'insufficient_funds' },
  });
  await psa.openInvoice('5109');
  await pod.openIfQuiet();
  await pod.expectText(
    /The \$880\.00 bank debit was returned on .*: insufficient funds\. The invoice is due again\./,
  );
  await pod.expectText('Payment error');
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});

test('the invoice says how much was given back, and the panel how to correct the books', async ({
  tab,
  sandbox,
  pod,
}) => {
  await makeReady(refund, tab);
  await carryOut(refund, pod);
  await pod.expectText('Refund pending');
  const frame = await pod.frame();
  const steps = frame.getByText('Run a payment sync in WisePay.');
  await expect(steps).toHaveCount(1);
  await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText('Update your books');
  const [made] = (await readLedger(sandbox)).refunds;
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'succeeded' } });
  await pod.expectText('$615.00 = $600.00 + $15.00 surcharge');
  const facts = frame.getByRole('region', { name: 'Invoice 20103' });
  await expect(facts.locator('.badge')).toHaveText(['Paid', 'Refunded']);
  await expect(steps).toHaveCount(1);
});

for (const { recordId, amount } of [
  { recordId: '5108', amount: 'KWD 45.125' },
  { recordId: '5102', amount: '$900.00' },
]) {
  test(`invoice ${recordId} gives back ${amount} in its own currency`, async ({ sandbox, psa, pod }) => {
    await psa.openInvoice(recordId);
    await pod.openIfQuiet();
    const frame = await openRefund(pod);
    await frame.getByRole('radio', { name: 'Other' }).check();
    await pod.press('Review');
    await pod.pressMoneyButton(/^Refund KWD|^Refund \$/);
    await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText(amount);
    expect((await readLedger(sandbox)).refunds).toHaveLength(1);
  });
}

test('a refund that needs a new sign-in goes on after it', async ({ sandbox, psa, pod, context }) => {
  await sandbox.control.post('step-up', {
    json: { above: { value: 10_000, currency: 'USD' }, maxAgeSeconds: 60 },
  });
  await sandbox.control.post('wisepay/sign-in', { json: { email: people.pat, secondsAgo: 3600 } });
  await psa.openInvoice('5103');
  await pod.openIfQuiet();
  await refund.fillIn(pod);
  await press(refund, pod);
  await pod.expectText('Sign in again to continue');
  expect((await readLedger(sandbox)).refunds).toEqual([]);

  await logIn(await openedBy(context, () => pod.pressMoneyButton('Sign in again')));
  await refund.expectDone(pod);
  expect((await readLedger(sandbox)).refunds).toHaveLength(1);
});

/** Opens the form, in which the only payment is already selected. */
async function openRefund(pod: PodPage) {
  await pod.press('Refund');
  return pod.frame();
}
