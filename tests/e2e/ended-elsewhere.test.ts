/** A person who waits for a card or a refund can do something else meanwhile, in another tab. */
import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { carryOut, makeReady, refund, terminalPayment } from './support/actions.ts';
import { readLedger } from './support/ledger.ts';
import type { PsaTab } from './support/psa-tab.ts';
import { expect, lookElsewhere, test } from './support/real-tabs.ts';
import { present } from './support/terminal.ts';
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
  await expect.poll(() => titleOf(context)).toContain('has ended as asked');
  // Anyone nearby can see the toolbar.
  expect(await titleOf(context)).not.toMatch(/\d|Contoso|Front desk/);

  await psa.page.bringToFront();
  const notice = (await pod.frame()).getByRole('status').filter({ hasText: 'While you were away' });
  await expect(notice).toContainText('$1,281.25 was charged on Front desk.');
  await expect.poll(() => badgeOf(context)).toBe('');
  await expect.poll(() => titleOf(context)).toBe(title);
  await expectAccessible(await pod.frame());
  await pod.press('Got it');
  await expect(notice).toHaveCount(0);
  await pod.expectText('Approved.');
});

test('a refund that fails behind another tab is marked as a problem, and told until something new is done', async ({
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
  await expect.poll(() => titleOf(context)).toContain('did not end as asked');

  await psa.page.bringToFront();
  const notice = (await pod.frame()).getByRole('status').filter({ hasText: 'While you were away' });
  await expect(notice).toContainText('The refund of $615.00 failed.');
  await expect.poll(() => badgeOf(context)).toBe('');
  // Dismisses the refund's own outcome below.
  await pod.press('Dismiss');
  await expect(notice).toHaveCount(0);
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
  await pod.press('WisePay Something has ended while you were away');
  await pod.expectText('The payment of $1,281.25 on Front desk was cancelled. Nothing was charged.');
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
