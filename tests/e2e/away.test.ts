/** Whoever waits for a card or a refund can do something else meanwhile, in another tab. */
import type { BrowserContext, Page } from '@playwright/test';
import type { SandboxProcess } from '../../scripts/sandbox-process.ts';
import { expectAccessible } from './support/accessibility.ts';
import { press, readMoneyLedger, refund, terminalPayment } from './support/actions.ts';
import { people, signInToBoth } from './support/people.ts';
import type { PodPage } from './support/pod-page.ts';
import type { PsaPage } from './support/psa-page.ts';
import { makeReady } from './support/ready.ts';
import { expect, lookElsewhere, test } from './support/real-tabs.ts';

test.beforeEach(async ({ sandbox }) => {
  await signInToBoth(sandbox, people.pat);
});

test('a card payment that ends behind another tab is marked on the toolbar, and told on return', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await sendToTerminal({ sandbox, psa, pod });
  const title = await titleOf(context);
  await lookElsewhere(context, pod);
  await sandbox.control.post('terminals/trm_front/present', { json: { outcome: 'approve' } });
  await expect.poll(() => badgeOf(context)).toBe('✓');
  await expect.poll(() => titleOf(context)).toContain('has ended as asked');
  // The toolbar is everybody's to see.
  expect(await titleOf(context)).not.toMatch(/\d|Contoso|Front desk/);

  await psa.page.bringToFront();
  const news = (await pod.frame()).getByRole('status').filter({ hasText: 'While you were away' });
  await expect(news).toContainText('$1,281.25 was charged on Front desk.');
  await expect.poll(() => badgeOf(context)).toBe('');
  await expect.poll(() => titleOf(context)).toBe(title);
  await expectAccessible(await pod.frame());
  await pod.press('Got it');
  await expect(news).toHaveCount(0);
  await pod.expectText('Approved.');
});

test('a refund that fails behind another tab is marked as a problem, and told until something new is done', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await makeReady(refund, sandbox, psa, pod);
  await press(refund, pod);
  await refund.expectDone(pod);
  await lookElsewhere(context, pod);
  const [made] = (await readMoneyLedger(sandbox)).refunds;
  await sandbox.control.post(`refunds/${made?.id}/settle`, { json: { state: 'failed' } });
  await expect.poll(() => badgeOf(context)).toBe('!');
  await expect.poll(() => titleOf(context)).toContain('did not end as asked');

  await psa.page.bringToFront();
  const news = (await pod.frame()).getByRole('status').filter({ hasText: 'While you were away' });
  await expect(news).toContainText('The refund of $615.00 failed.');
  await expect.poll(() => badgeOf(context)).toBe('');
  // The refund's own outcome, below.
  await pod.press('Dismiss');
  await expect(news).toHaveCount(0);
});

test('a collapsed panel says on its tab that there is news, and opens to it', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await sendToTerminal({ sandbox, psa, pod });
  await pod.press('Collapse');
  await lookElsewhere(context, pod);
  await sandbox.control.post('terminals/trm_front/present', { json: { outcome: 'cancel' } });
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
  test(`the mark goes when the tab ${name}`, async ({ sandbox, psa, pod, context }) => {
    await sendToTerminal({ sandbox, psa, pod });
    await lookElsewhere(context, pod);
    await sandbox.control.post('terminals/trm_front/present', { json: { outcome: 'approve' } });
    await expect.poll(() => badgeOf(context)).toBe('✓');
    await go(psa);
    await expect.poll(() => badgeOf(context)).toBe('');
  });
}

test('the mark goes when the tab is shown, though its page has left the invoice unseen', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await psa.choose('Service Board');
  await pod.expectNone();
  await psa.page.goBack();
  await terminalPayment.fillIn(pod);
  await press(terminalPayment, pod);
  await terminalPayment.expectDone(pod);
  await lookElsewhere(context, pod);
  await sandbox.control.post('terminals/trm_front/present', { json: { outcome: 'approve' } });
  await expect.poll(() => badgeOf(context)).toBe('✓');
  await psa.page.evaluate('history.forward()');
  await psa.page.bringToFront();
  await pod.expectNone();
  await expect.poll(() => badgeOf(context)).toBe('');
});

interface Places {
  readonly sandbox: SandboxProcess;
  readonly psa: PsaPage;
  readonly pod: PodPage;
}

/** Sends the whole balance of an invoice to the terminal at the front desk, which waits for a card then. */
async function sendToTerminal({ sandbox, psa, pod }: Places): Promise<void> {
  await makeReady(terminalPayment, sandbox, psa, pod);
  await press(terminalPayment, pod);
  await terminalPayment.expectDone(pod);
}

/** What the toolbar shows in front of every tab. */
const badgeOf = (context: BrowserContext) => inWorker(context, 'chrome.action.getBadgeText({})');
const titleOf = (context: BrowserContext) => inWorker(context, 'chrome.action.getTitle({})');

async function inWorker(context: BrowserContext, expression: string): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return worker.evaluate(expression);
}
