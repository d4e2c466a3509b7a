/** An invoice's activity, shown on request, as WisePay reports it. */
import { expectAccessible } from './support/accessibility.ts';
import { carryOut, makeReady, refund, reminder } from './support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import type { PodPage } from './support/pod-page.ts';

async function activity(pod: PodPage) {
  const frame = await pod.frame();
  const details = frame.locator('details', { hasText: 'Activity' });
  return { frame, details, title: details.locator('summary'), entries: details.getByRole('listitem') };
}

test('an invoice tells what was paid once somebody asks, with the keyboard as well', async ({
  openInvoice,
  pod,
}) => {
  await openInvoice('5103');
  await pod.expectText('Activity (1)');
  const { frame, title, entries } = await activity(pod);
  await expect(entries).toHaveCount(0);
  await title.focus();
  await title.press('Enter');
  await expect(entries).toHaveText([/Payment.*\$615\.00.*Visa •••• 4242/]);
  await expect(entries.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
  await expectAccessible(frame);
  await title.press('Enter');
  await expect(entries).toHaveCount(0);
});

test('a refund comes on top of an activity that was left open, with who it was', async ({ tab, pod }) => {
  await makeReady(refund, tab);
  const { details, title, entries } = await activity(pod);
  await title.click();
  await expect(entries).toHaveCount(1);
  await carryOut(refund, pod);
  await expect(entries).toHaveText([/^Refund\$615\.00.*Pat Admin$/, /^Payment\$615\.00/]);
  await expect(details).toHaveAttribute('open');
});

test('a reminder is told with its payer', async ({ tab, pod }) => {
  await makeReady(reminder, tab);
  await carryOut(reminder, pod);
  const { title, entries } = await activity(pod);
  await title.click();
  await expect(entries).toHaveText([/^Reminder sentbilling@contoso-dental\.example.*Pat Admin$/]);
});
