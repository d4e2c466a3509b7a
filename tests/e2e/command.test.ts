/**
 * The shortcut that opens the POD. Tests cannot press a browser's own shortcuts, so they dispatch the browser's event
 * in the worker, with the active tab, as the browser does.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectVisibleFocus } from './support/keyboard.ts';
import { PopupPage } from './support/popup-page.ts';
import { newTab } from './support/psa-tab.ts';
import { inWorker } from './support/worker.ts';

test('a collapsed panel opens and has the keyboard, and is collapsed again the next time', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  await pod.press('Collapse');
  await expect(await pod.tab()).toBeVisible();
  await startTyping(psa.page);

  await pressKeys(context);
  const frame = await pod.frame();
  await expect(frame.getByRole('heading', { name: 'WisePay' })).toBeFocused();
  await psa.page.keyboard.press('Tab');
  await expect(frame.locator('header').getByRole('button').first()).toBeFocused();

  await psa.page.reload();
  await expect(await pod.tab()).toBeVisible();
});

test('an open panel takes the keyboard from what the person was at, and can be seen to have it', async ({
  openInvoice,
  psa,
  pod,
  context,
}) => {
  await openInvoice();
  for (let time = 1; time <= 2; time += 1) {
    await startTyping(psa.page);
    await pressKeys(context);
    const frame = await pod.frame();
    const heading = frame.getByRole('heading', { name: 'WisePay' });
    await expect.poll(() => frame.evaluate('document.hasFocus()')).toBe(true);
    await expect(heading).toBeFocused();
    await expectVisibleFocus(frame);
  }
});

test('the browser leaves the keys free, and says in words what they do', async ({ context }) => {
  const isMac = process.platform === 'darwin';
  expect(await inWorker(context, 'chrome.commands.getAll()')).toContainEqual({
    name: 'open-pod',
    description: 'Open the WisePay panel',
    shortcut: isMac ? '⌃⇧Y' : 'Alt+Shift+Y',
  });
});

test('the panel of the tab in front opens, and no other one', async ({ openInvoice, psa, pod, context }) => {
  await openInvoice();
  await pod.press('Collapse');
  const { psa: second, pod: inFront } = await newTab(context);
  await second.page.goto(psa.page.url());
  await expect(await inFront.tab()).toBeVisible();
  await pressKeys(context);
  await expect(await inFront.button('Collapse')).toBeVisible();
  await expect(await pod.tab()).toBeVisible();
});

test('where there is no invoice the popup opens and says so', async ({ psa, context }) => {
  await psa.openInvoiceSearch();
  await pressKeys(context);
  const onSearch = await PopupPage.opened(context);
  await onSearch.expectText('No invoice found on this page');
  await onSearch.close(psa.page);

  await psa.page.goto('about:blank');
  await pressKeys(context);
  await (await PopupPage.opened(context)).expectText('Not a ConnectWise PSA page');
});

test('nothing that a page can do opens the panel', async ({ openInvoice, psa, pod, context }) => {
  await openInvoice();
  await pod.press('Collapse');
  await expect(await pod.tab()).toBeVisible();
  await psa.page.evaluate(() => {
    const keys = { key: 'Y', code: 'KeyY', altKey: true, shiftKey: true, bubbles: true };
    for (const target of [window, document.documentElement, document.documentElement.lastElementChild]) {
      target?.dispatchEvent(new KeyboardEvent('keydown', keys));
    }
    for (let index = 0; index < window.length; index += 1) {
      window[index]?.postMessage({ kind: 'open-pod' }, '*');
      window[index]?.postMessage({ kind: 'panel.call' }, '*');
    }
  });
  // When all of that is processed, the real shortcut still finds the panel as it was. The panel's message to itself
  // arrives after all earlier messages.
  await (await pod.frame()).evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener('message', ({ data }) => data === 'heard' && resolve(null));
        window.postMessage('heard', '*');
      }),
  );
  await expect(await pod.tab()).toBeVisible();
  await pressKeys(context);
  await expect(await pod.button('Collapse')).toBeVisible();
});

/** Dispatches the browser's event for the shortcut, with the active tab. */
async function pressKeys(context: BrowserContext): Promise<void> {
  await inWorker(
    context,
    `chrome.tabs
    .query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => void chrome.commands.onCommand.dispatch('open-pod', tab))`,
  );
}

/** Focuses a field of PSA's page. */
async function startTyping(page: Page): Promise<void> {
  // A browser that was never clicked has no focus.
  await page.bringToFront();
  const field = page.locator('input:visible').first();
  await field.focus();
  await expect(field).toBeFocused();
}
