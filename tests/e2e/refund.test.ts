/** Refund: how much may be refunded, to whom, and its outcome. */
import { carryOut, makeReady, press, refund } from './support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import { people } from './support/people.ts';
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
  await pod.expectText('remove the payment');
  await carryOut(refund, pod);

  const [made] = (await readLedger(sandbox)).refunds;
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'succeeded' } });
  await pod.expectText('Succeeded');
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'failed' } });
  await psa.page.reload();
  await pod.expectText('Failed');
});

test('part of a payment can be given back without its surcharge', async ({ psa, pod }) => {
  await psa.openInvoice('5103');
  const frame = await openRefund(pod);
  await frame.getByLabel('Amount').fill('100');
  await frame.getByRole('checkbox', { name: /surcharge/i }).uncheck();
  await frame.getByLabel('Reason').selectOption({ label: 'Charged too much' });
  await pod.press('Review');
  await pod.expectText('Not included');
  await pod.pressMoneyButton('Refund $100.00');
  await expect(frame.getByRole('region', { name: 'Refunds' })).toContainText('$100.00');
});

test('more than remains is refused before anything is sent', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5103');
  const frame = await openRefund(pod);
  await frame.getByLabel('Amount').fill('600.01');
  await pod.expectText('More than is left of this payment: $600.00.');
  await expect(await pod.button('Review')).toHaveAttribute('aria-disabled', 'true');
  expect((await readLedger(sandbox)).refunds).toEqual([]);
});

test('two payments are given back in one go, each for itself', async ({ sandbox, psa, pod }) => {
  await psa.openInvoice('5111');
  const frame = await openRefund(pod);
  await frame.getByRole('checkbox', { name: /Mastercard •••• 5454/ }).check();
  await frame.getByRole('checkbox', { name: /Bank account •••• 6789/ }).check();
  await frame.getByLabel('Reason').selectOption({ label: 'Paid twice' });
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
  await pod.expectText('It can still fail.');
  await pod.press('Refund');
  await pod.expectText(/not settled/i);
  await expect(await pod.button('Review')).toHaveCount(0);
});

for (const { recordId, amount } of [
  { recordId: '5108', amount: 'KWD 45.125' },
  { recordId: '5102', amount: '$900.00' },
]) {
  test(`invoice ${recordId} gives back ${amount} in its own currency`, async ({ sandbox, psa, pod }) => {
    await psa.openInvoice(recordId);
    const frame = await openRefund(pod);
    await frame.getByLabel('Reason').selectOption({ label: 'Another reason' });
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
  await refund.fillIn(pod);
  await press(refund, pod);
  await pod.expectText('Sign in again to go on');
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
