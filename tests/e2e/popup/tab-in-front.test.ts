/**
 * What the toolbar's popup says about the active tab.
 *
 * Tests cannot click the browser's toolbar, so they open the popup with `action.openPopup()`, which does everything
 * that a click does except grant `activeTab`.
 */
import { expectAccessible } from '../support/accessibility.ts';
import { extensionOrigin } from '../support/extension-pages.ts';
import { expect, test } from '../support/fixtures.ts';
import { PopupPage } from '../support/popup-page.ts';
import { openUnreadable } from '../support/unreadable-page.ts';

test('the popup tells the invoice on the page, and that nothing has to be done', async ({
  openInvoice,
  context,
}) => {
  await openInvoice();
  const popup = await PopupPage.open(context);
  await popup.expectText('Invoice 20101');
  await popup.expectText('The WisePay panel is on the page.');
  expect(await popup.evaluate("document.querySelector('input') === null")).toBe(true);
});

test('a person without an invoice, without PSA, or unknown to PSA is told so', async ({ psa, context }) => {
  await psa.openInvoiceSearch();
  const onSearch = await PopupPage.open(context);
  await onSearch.expectText('No invoice found on this page');
  await onSearch.close(psa.page);

  await psa.page.goto('about:blank');
  const onNothing = await PopupPage.open(context);
  await onNothing.expectText('Not a ConnectWise PSA page');
  await onNothing.close(psa.page);

  await psa.openInvoice('5101', { memberReadable: 'false' });
  await psa.waitForBanner(/20101/);
  await (await PopupPage.open(context)).expectText('We can’t tell who is signed in to PSA');
});

test('the popup’s page in a tab of its own is not heard', async ({ psa, pod, context }) => {
  await openUnreadable(psa);
  const page = await context.newPage();
  await page.goto(`${extensionOrigin}/popup.html`);
  await expect(page.getByRole('alert')).toContainText('Something went wrong');
  const replies = await page.evaluate(async () => {
    interface Api {
      readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
      readonly tabs: { query(query: object): Promise<{ readonly id: number }[]> };
    }
    const { runtime, tabs } = (globalThis as unknown as { readonly chrome: Api }).chrome;
    const found: unknown[] = [];
    for (const { id: tabId } of await tabs.query({})) {
      for (const kind of ['popup.look', 'popup.open', 'popup.close', 'popup.report']) {
        const message = { kind, tabId, ...(kind === 'popup.open' && { number: '20101' }) };
        found.push((await runtime.sendMessage(message).catch(() => null)) ?? null);
      }
    }
    return found;
  });
  expect(replies.length).toBeGreaterThanOrEqual(8);
  expect(replies.every((reply) => reply === null)).toBe(true);
  await pod.expectNone();

  await page.goto(`${extensionOrigin}/options.html`);
  await expect(page.getByText(/Messages from unknown senders: \d+/)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the popup is accessible in ${scheme}`, async ({ psa, context }) => {
    await openUnreadable(psa);
    const popup = await PopupPage.open(context);
    await popup.emulateMedia(scheme);
    await popup.enterNumber('no. 20101');
    await popup.expectText('Use up to 15 letters');
    await popup.press('Copy diagnostics report');
    await popup.expectText('Copied.');
    await expectAccessible(popup);
    expect(await popup.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
}
