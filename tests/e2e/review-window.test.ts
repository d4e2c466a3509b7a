/** The way on where the page covers the panel: the same review in a window of the extension's own. */
import type { BrowserContext, Page } from '@playwright/test';
import { makeReady, refund, terminalPayment } from './support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { openedBy } from './support/opened-by.ts';
import type { PodPage } from './support/pod-page.ts';

/** The page lays something over everything, which lets clicks through. */
async function cover(page: Page): Promise<void> {
  await page.evaluate(() => {
    const cloth = document.createElement('div');
    cloth.popover = 'manual';
    cloth.style.cssText =
      'margin: 0; width: 100%; height: 100%; pointer-events: none; opacity: 0.4; background: white';
    document.documentElement.append(cloth);
    cloth.showPopover();
  });
}

/** Presses the last button in vain, and goes on in the window that is offered. */
async function goOnInWindow(context: BrowserContext, pod: PodPage, lastButton: RegExp): Promise<Page> {
  const frame = await pod.frame();
  await expect(async () => {
    await frame.getByRole('button', { name: lastButton }).click();
    await expect(frame.getByText('covered or changed by the page')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const opened = context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Open in a window' }).click();
  return opened;
}

/** Presses a money button in the window, once more where it was too early. */
async function pressThere(window: Page, name: RegExp): Promise<void> {
  await expect(async () => {
    await window.getByRole('button', { name }).click({ timeout: 2_000 });
    expect(await window.getByText('a little early').count()).toBe(0);
  }).toPass();
}

test('a refund that the page covers is reviewed and sent in a window, and the panel shows it', async ({
  tab,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await makeReady(refund, tab);
  await cover(psa.page);
  const window = await goOnInWindow(context, pod, refund.lastButton);
  // The review as it was: nothing has to be typed again.
  await expect(window.getByRole('button', { name: refund.lastButton })).toBeVisible();
  await expect(window.getByText('Visa •••• 4242').first()).toBeVisible();
  expect(await refund.countEffects(sandbox)).toBe(0);
  await pressThere(window, refund.lastButton);
  await expect(window.getByRole('region', { name: 'Refunds' }).getByText('$615.00')).toBeVisible();
  await window.close();
  await refund.expectDone(pod);
  expect(await refund.countEffects(sandbox)).toBe(1);
});

test('what was typed for a terminal goes along, and the payment is followed in both places', async ({
  tab,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await makeReady(terminalPayment, tab);
  await (await pod.frame()).getByLabel('Amount').fill('20.50');
  await cover(psa.page);
  const window = await goOnInWindow(context, pod, terminalPayment.lastButton);
  await expect(window.getByLabel('Amount')).toHaveValue('20.50');
  await pressThere(window, terminalPayment.lastButton);
  await expect(window.getByText(/Front desk (is waiting|waits) for/i).first()).toBeVisible();
  await terminalPayment.expectDone(pod);
  expect(await terminalPayment.countEffects(sandbox)).toBe(1);
});

test('what was acknowledged goes along, and the payments screen opens from the window', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await psa.openInvoice('5106');
  await pod.press('Pay Invoice');
  await (await pod.frame()).getByRole('checkbox').check();
  await cover(psa.page);
  const window = await goOnInWindow(context, pod, /^Pay Invoice$/);
  await expect(window.getByRole('checkbox', { name: 'Take this payment all the same' })).toBeChecked();
  const opened = await openedBy(context, () => pressThere(window, /^Pay Invoice$/));
  await expect(opened.getByRole('heading', { name: 'Invoice 20106' })).toBeVisible();
  expect((await readLedger(sandbox)).paymentSessions).toHaveLength(1);
});

test('the window takes the form along, and ends with the invoice', async ({
  openInvoice,
  tab,
  sandbox,
  psa,
  pod,
  context,
}) => {
  await makeReady(refund, tab);
  await cover(psa.page);
  const window = await goOnInWindow(context, pod, refund.lastButton);
  await expect(window.getByRole('button', { name: refund.lastButton })).toBeVisible();
  // What goes on there cannot be sent from here as well.
  await expect(await pod.button('Refund')).toBeVisible();
  await openInvoice('5104');
  await pressThere(window, refund.lastButton);
  await expect(window.getByText('The invoice is no longer on screen')).toBeVisible();
  expect(await refund.countEffects(sandbox)).toBe(0);
});
