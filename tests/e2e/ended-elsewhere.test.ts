/** A person who waits for a card or a refund can do something else meanwhile, in another tab. */
import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { carryOut, makeReady, press, refund, reminder, terminalPayment } from './support/actions.ts';
import { orderFault } from './support/faults.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import type { PsaTab } from './support/psa-tab.ts';
import { expect, lookElsewhere, test } from './support/real-tabs.ts';
import { present } from './support/terminal.ts';
import { payInFull } from './support/wisepay-pages.ts';
import { inWorker } from './support/worker.ts';

test('a card payment that ends behind another tab is marked on the toolbar, and told on return', async ({
  tab,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await sendToTerminal(tab);
  const title = await titleOf(context);
  await lookElsewhere(context, pod);
  await present(sandbox, 'approve');
  await expect.poll(() => badgeOf(context)).toBe('✓');
  await expect.poll(() => titleOf(context)).toContain('in another tab is done');
  // Anyone nearby can see the toolbar.
  expect(await titleOf(context)).not.toMatch(/\d|Contoso|Front desk/);

  await psa.page.bringToFront();
  const notice = (await pod.frame()).getByRole('status').filter({ hasText: 'While you were away' });
  await expect(notice).toContainText('Charged on Front desk: $1,281.25 = $1,250.00 + $31.25 surcharge.');
  await expect.poll(() => badgeOf(context)).toBe('');
  await expect.poll(() => titleOf(context)).toBe(title);
  await expectAccessible(await pod.frame());
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await pod.expectText('Approved.');
});

test('a refund that fails behind another tab is marked as a problem, and told until it is dismissed', async ({
  tab,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await makeReady(refund, tab);
  await carryOut(refund, pod);
  await lookElsewhere(context, pod);
  const [made] = (await readLedger(sandbox)).refunds;
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'failed' } });
  await expect.poll(() => badgeOf(context)).toBe('!');
  await expect.poll(() => titleOf(context)).toContain('needs attention');

  await psa.page.bringToFront();
  const notice = (await pod.frame()).getByRole('status').filter({ hasText: 'While you were away' });
  await expect(notice).toContainText('The $615.00 refund didn’t go through or was returned.');
  await expect(notice).toContainText('$615.00 = $600.00 + $15.00 surcharge');
  await expect.poll(() => badgeOf(context)).toBe('');
  // Dismisses the refund's own outcome below; the problem above stays.
  const outcome = (await pod.frame()).locator('.outcomes');
  await outcome.getByRole('button', { name: 'Dismiss' }).click();
  await expect(outcome).toHaveText('');
  await expect(notice).toContainText('The $615.00 refund');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

test('a payment on the payments screen is told to the person who comes back, however far the panel is scrolled', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  const payments = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await payInFull(payments);
  await expect.poll(() => badgeOf(context)).toBe('✓');
  await psa.page.bringToFront();
  const frame = await pod.frame();
  const notice = frame.getByRole('status').filter({ hasText: 'Payment received: $1,281.25 by' });
  await expect(notice).toBeVisible();
  await frame.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
  await expect(notice).toBeInViewport();
  await expectAccessible(frame);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

test('a payment on the payments screen is told once although the invoice’s tab was reloaded meanwhile', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  const payments = await openedBy(context, () => pod.pressMoneyButton('Pay Invoice'));
  await psa.page.reload();
  await payInFull(payments);
  await psa.page.reload();
  await expect.poll(() => badgeOf(context)).toBe('✓');
  await psa.page.bringToFront();
  const notice = async () =>
    (await pod.frame()).getByRole('status').filter({ hasText: 'Payment received: $1,281.25 by' });
  await expect(await notice()).toBeVisible();
  await expectAccessible(await pod.frame());
  await expect.poll(() => badgeOf(context)).toBe('');

  await payments.close();
  await psa.page.reload();
  await expect(await pod.tab()).toBeVisible();
  await expect((await pod.frame()).getByRole('button', { name: /^New result\./ })).toHaveCount(0);
});

test('a success goes away on its own once it was seen, and stays gone after a reload', async ({
  tab,
  psa,
  pod,
}) => {
  test.slow();
  await makeReady(reminder, tab);
  await carryOut(reminder, pod);
  await psa.page.mouse.move(10, 10);
  const outcome = (await pod.frame()).getByRole('heading', { name: 'The reminder was sent' });
  await expect(outcome).toHaveCount(0, { timeout: 30_000 });
  await psa.page.reload();
  await pod.expectText('Outstanding');
  await expect((await pod.frame()).getByRole('heading', { name: 'The reminder was sent' })).toHaveCount(0);
});

test('a newer try takes the place of a refusal, also after a reload', async ({ tab, sandbox, psa, pod }) => {
  await makeReady(terminalPayment, tab);
  await orderFault(sandbox, { ...terminalPayment.request, mode: 'status', status: 409 });
  await press(terminalPayment, pod);
  await pod.expectText('The payment was refused');
  await terminalPayment.fillIn(pod);
  await carryOut(terminalPayment, pod);
  const refusal = (await pod.frame()).getByText('The payment was refused');
  await expect(refusal).toHaveCount(0);
  await psa.page.reload();
  await terminalPayment.expectDone(pod);
  await expect((await pod.frame()).getByText('The payment was refused')).toHaveCount(0);
});

test('a collapsed panel says on its tab that there is news, and opens to it', async ({
  tab,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await sendToTerminal(tab);
  await pod.press('Collapse');
  await lookElsewhere(context, pod);
  await present(sandbox, 'cancel');
  await expect.poll(() => badgeOf(context)).toBe('!');
  await psa.page.bringToFront();
  await (await pod.frame()).getByRole('button', { name: /^New result\./ }).click();
  await pod.expectText('The payment of $1,281.25 on Front desk was canceled. Nothing was charged.');
});

for (const { name, go } of [
  { name: 'is reloaded', go: ({ page }: { page: Page }) => page.reload() },
  { name: 'leaves PSA', go: ({ page }: { page: Page }) => page.goto('about:blank') },
  { name: 'is closed', go: ({ page }: { page: Page }) => page.close() },
]) {
  test(`the mark goes when the tab ${name}`, async ({ tab, sandbox, psa, pod, context }) => {
    await sendToTerminal(tab);
    await lookElsewhere(context, pod);
    await present(sandbox, 'approve');
    await expect.poll(() => badgeOf(context)).toBe('✓');
    await go(psa);
    await expect.poll(() => badgeOf(context)).toBe('');
  });
}

test('the mark goes when the tab is shown, though its page has left the invoice unseen', async ({
  openInvoice,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  await psa.choose('Service Board');
  await pod.expectNone();
  await psa.page.goBack();
  await terminalPayment.fillIn(pod);
  await carryOut(terminalPayment, pod);
  await lookElsewhere(context, pod);
  await present(sandbox, 'approve');
  await expect.poll(() => badgeOf(context)).toBe('✓');
  await psa.page.evaluate('history.forward()');
  await psa.page.bringToFront();
  await pod.expectNone();
  await expect.poll(() => badgeOf(context)).toBe('');
});

/** Sends an invoice's whole balance to the terminal at the front desk, which then waits for a card. */
async function sendToTerminal(tab: PsaTab): Promise<void> {
  await makeReady(terminalPayment, tab);
  await carryOut(terminalPayment, tab.pod);
}

/** The badge and the tooltip that the toolbar shows for every tab. */
const badgeOf = (context: BrowserContext) => inWorker(context, 'chrome.action.getBadgeText({})');
const titleOf = (context: BrowserContext) => inWorker(context, 'chrome.action.getTitle({})');
