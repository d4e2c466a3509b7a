/** The way on when the page covers the panel: the same review in the review window. */
import type { BrowserContext, Page } from '@playwright/test';
import { makeReady, refund, terminalPayment } from './support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import { pressWithPointer } from './support/person.ts';
import type { PodPage } from './support/pod-page.ts';

/** Makes the page lay something over everything that lets clicks through. */
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

/** Presses the last button, which is refused, and continues in the window that the panel offers. */
async function goOnInWindow(context: BrowserContext, pod: PodPage, lastButton: RegExp): Promise<Page> {
  const frame = await pod.frame();
  await pod.pressMoneyButton(lastButton);
  await expect(frame.getByRole('status').filter({ hasText: 'something covers this panel' })).toBeVisible();
  const opened = context.waitForEvent('page');
  await frame.getByRole('button', { name: 'Open in a separate window' }).click();
  return opened;
}

/** Presses a last button in the window, as soon as it can be pressed. */
async function pressThere(window: Page, name: RegExp): Promise<void> {
  await pressWithPointer(window, window.getByRole('button', { name }));
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
  // The review is unchanged: nothing has to be typed again.
  await expect(window.getByRole('button', { name: refund.lastButton })).toBeVisible();
  await expect(window.getByText('Visa •••• 4242').first()).toBeVisible();
  expect(await refund.countEffects(sandbox)).toBe(0);
  await pressThere(window, refund.lastButton);
  await expect(
    window.getByRole('region', { name: 'Refunds' }).getByText('$615.00', { exact: true }).first(),
  ).toBeVisible();
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
  await expect(window.getByText(/Waiting for a card on Front desk/i).first()).toBeVisible();
  await terminalPayment.expectDone(pod);
  expect(await terminalPayment.countEffects(sandbox)).toBe(1);
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
  // A refund that continues in the window cannot also be sent from here.
  await expect(await pod.button('Refund')).toBeVisible();
  await openInvoice('5104');
  await pressThere(window, refund.lastButton);
  await expect(window.getByText('The invoice is no longer on screen')).toBeVisible();
  expect(await refund.countEffects(sandbox)).toBe(0);
});
