/** The browser's side panel: opened by a real click, it follows the tab in front, and nothing of the page is covered. */

import { expect, test } from '../support/fixtures.ts';
import { readLedger } from '../support/ledger.ts';
import type { PodPage } from '../support/pod-page.ts';
import { newTab } from '../support/psa-tab.ts';
import { countSidePanels, SidePanel } from '../support/side-panel.ts';

// The side panel belongs to the browser's window, which tests otherwise share.
test.use({ ownBrowser: true });

/** Presses the button in the panel's header once, and waits for the side panel. */
async function moveBeside(pod: PodPage): Promise<SidePanel> {
  await pod.press('Open in the side panel');
  return SidePanel.find((await pod.frame()).page());
}

/** Waits until the page shows nothing of the POD. */
async function expectNothingOnPage(pod: PodPage): Promise<void> {
  const frame = await pod.frame();
  await expect.poll(() => frame.evaluate('document.body.childElementCount')).toBe(0);
  const host = await (await frame.frameElement()).boundingBox();
  expect(host?.height ?? 0).toBeLessThanOrEqual(2);
}

test('it opens from the header, shows the invoice, and the page is free', async ({ openInvoice, pod }) => {
  await openInvoice();
  const side = await moveBeside(pod);
  await side.expectText('Contoso Dental');
  await expectNothingOnPage(pod);
});

test('it keeps its place from invoice to invoice, and follows the tab in front', async ({
  context,
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const side = await moveBeside(pod);
  await side.expectText('Contoso Dental');
  await psa.openInvoice('5104');
  await side.expectText('20104');
  await expectNothingOnPage(pod);

  const other = await newTab(context);
  await side.expectText('No invoice on this tab');
  await other.psa.openInvoice('5101');
  await side.expectText('20101');
  await expectNothingOnPage(other.pod);
  await psa.page.bringToFront();
  await side.expectText('20104');
  expect(await countSidePanels(psa.page)).toBe(1);
});

test('what was typed moves along, there and back', async ({ openInvoice, pod }) => {
  await openInvoice();
  await pod.press('Send to Terminal');
  await (await pod.frame()).getByLabel('Amount').fill('20.50');
  const side = await moveBeside(pod);
  await expect.poll(() => side.valueOf('Amount')).toBe('20.50');
  await side.fill(/^Amount/, '30.75');
  await expect.poll(() => side.valueOf('Amount')).toBe('30.75');
  await side.press(/^Show on the page$/);
  await expect((await pod.frame()).getByLabel('Amount')).toHaveValue('30.75');
});

test('a terminal payment is sent from it by one press, and followed', async ({
  openInvoice,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const side = await moveBeside(pod);
  await side.press(/^Send to Terminal$/);
  await side.press(/Front desk/, 'radio');
  await side.press(/^Charge /);
  await side.expectText(/Waiting for a card on Front desk/);
  expect((await readLedger(sandbox)).terminalPayments).toHaveLength(1);
});

test('it closes, the tab on the page says what is due, and opens it again by one click', async ({
  openInvoice,
  pod,
}) => {
  await openInvoice();
  const side = await moveBeside(pod);
  await side.expectText('Contoso Dental');
  await side.close();
  const tab = (await pod.frame()).getByRole('button', { name: /due\. Open WisePay in the side panel/ });
  await tab.click();
  const again = await SidePanel.find((await pod.frame()).page());
  await again.expectText('Contoso Dental');
  await expectNothingOnPage(pod);
});

test('it shows nothing of an invoice whose tab is no longer in front', async ({
  context,
  openInvoice,
  pod,
}) => {
  await openInvoice();
  const side = await moveBeside(pod);
  await side.expectText('Contoso Dental');
  await context.newPage();
  await side.expectText('No invoice on this tab');
  expect(await side.text()).not.toContain('Contoso');
});

test('the next visit in a new tab starts there', async ({ context, openInvoice, pod }) => {
  await openInvoice();
  await moveBeside(pod);
  const other = await newTab(context);
  await other.psa.openInvoice('5104');
  await expectNothingOnPage(other.pod);
  await (await SidePanel.find(other.psa.page)).expectText('20104');
});

test('a refund that starts at the tab opens in the side panel, with its form', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  const side = await moveBeside(pod);
  await side.close();
  await psa.openInvoice('5103');
  const tab = (await pod.frame()).getByRole('button', { name: 'Paid. Open WisePay in the side panel' });
  await expect(tab).toBeVisible();
  await pod.press('Refund');
  await (await SidePanel.find(psa.page)).expectText('Requested by customer');
  await expectNothingOnPage(pod);
});
