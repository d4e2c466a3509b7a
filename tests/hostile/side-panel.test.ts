/** Attacks on the side panel: it acts on the tab in front, and on nothing else. */

import { extensionOrigin } from '../e2e/support/extension-pages.ts';
import type { Message } from '../e2e/support/forged-messages.ts';
import { overhearMounts } from '../e2e/support/forged-messages.ts';
import { countMoves } from '../e2e/support/ledger.ts';
import type { PodPage } from '../e2e/support/pod-page.ts';
import { SidePanel } from '../e2e/support/side-panel.ts';
import { inWorker } from '../e2e/support/worker.ts';
import { expectRefused } from './support/diagnostics.ts';
import { expect, test } from './support/fixtures.ts';

// The side panel belongs to the browser's window, which tests otherwise share.
test.use({ ownBrowser: true });

async function openSidePanel(pod: PodPage): Promise<SidePanel> {
  await pod.press('Open in the side panel');
  const side = await SidePanel.find((await pod.frame()).page());
  await side.expectText('Contoso Dental');
  return side;
}

/** Sends a message from the side panel as its own code does, and returns the reply. */
function ask(side: SidePanel, message: Message): Promise<unknown> {
  return side.evaluate(`chrome.windows.getCurrent().then(({ id }) => chrome.runtime.sendMessage({
    kind: 'side.ask', windowId: id, message: ${JSON.stringify(message)} }))`);
}

const reminder = (mountId: string, invoiceVersion: string): Message => ({
  kind: 'pod.remind',
  mountId,
  invoiceId: 'inv_5101',
  intentId: crypto.randomUUID(),
  invoiceVersion,
});

test('what it asks for a tab that is no longer in front is refused; in front, it is done', async ({
  context,
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  const mountOf = await overhearMounts(psa.page);
  await openInvoice();
  const side = await openSidePanel(pod);
  const mountId = await mountOf();
  const loaded = await ask(side, { kind: 'pod.load', mountId });
  const { version } = (loaded as { view: { invoice: { version: string } } }).view.invoice;

  const other = await context.newPage();
  await side.expectText('No invoice on this tab');
  expect(await ask(side, reminder(mountId, version))).toMatchObject({ error: { code: 'no_invoice' } });
  expect(await countMoves(sandbox)).toBe(0);

  await other.close();
  await psa.page.bringToFront();
  await side.expectText('Contoso Dental');
  // The control: the same in front.
  expect(await ask(side, reminder(mountId, version))).toMatchObject({ ok: true });
  expect(await countMoves(sandbox)).toBe(1);
});

test('its page in a tab of its own is not heard, even with a panel’s own mount', async ({
  context,
  openInvoice,
  psa,
  sandbox,
}) => {
  const mountOf = await overhearMounts(psa.page);
  await openInvoice();
  const mountId = await mountOf();
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/sidepanel.html`);
  const replies = await page.evaluate(
    `chrome.windows.getCurrent().then(({ id: windowId }) => Promise.all([
      { kind: 'side.look', windowId },
      { kind: 'side.ask', windowId, message: { kind: 'pod.load', mountId: '${mountId}' } },
      { kind: 'side.ask', windowId, message: ${JSON.stringify(reminder(mountId, '1'))} },
    ].map((message) => chrome.runtime.sendMessage(message).catch(() => null))))`,
  );
  expect((replies as unknown[]).every((reply) => reply === null || reply === undefined)).toBe(true);
  expect(await countMoves(sandbox)).toBe(0);
  await expectRefused(context, 'Messages from unknown senders');
});

test('a page can neither open it nor frame it', async ({ context, openInvoice, psa, pod }) => {
  await openInvoice();
  await psa.page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  }, `${extensionOrigin}/sidepanel.html`);
  await expect
    .poll(() => psa.page.frames().filter((frame) => frame.url().includes('sidepanel')).length)
    .toBe(0);
  expect(await inWorker(context, "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })")).toEqual([]);
  // The control: a person opens it with one click.
  await openSidePanel(pod);
});

test('a page that changes its invoice under it gets nothing done on the old one', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  const mountOf = await overhearMounts(psa.page);
  await openInvoice();
  const side = await openSidePanel(pod);
  const mountId = await mountOf();
  await psa.openInvoice('5104');
  expect(await ask(side, reminder(mountId, '1'))).toMatchObject({ error: { code: 'no_invoice' } });
  await side.expectText('20104');
  expect(await countMoves(sandbox)).toBe(0);
});
