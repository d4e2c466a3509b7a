/** PSA changes under what a person taught the POD: the POD notices that, says so, and is taught again. */
import type { BrowserContext } from '@playwright/test';
import { expect } from './support/fixtures.ts';
import { grantedTest as test } from './support/granted.ts';
import { PopupPage } from './support/popup-page.ts';
import {
  firstCompany,
  firstNumber,
  goToInvoice,
  openLayout,
  secondNumber,
  teach,
  thirdNumber,
} from './support/teach.ts';
import { inWorker } from './support/worker.ts';

/** In the second layout the number stands beside other words, on a screen that is still called an invoice. */
const before = { layoutSeed: '18' };
const after = { layoutSeed: '39' };

const notice = 'PSA’s screen seems to have changed';

const badgeOf = (context: BrowserContext) => inWorker(context, 'chrome.action.getBadgeText({})');

/** How many invoices in a row were not found. */
const misses = (context: BrowserContext) =>
  inWorker(
    context,
    `chrome.storage.local.get('lesson.health').then((kept) => kept['lesson.health']?.misses ?? 0)`,
  );

test('a lesson that no longer finds invoices says so on the toolbar and in the popup, and is taught again', async ({
  context,
  tab,
}) => {
  test.slow();
  const { page } = tab.psa;
  await openLayout(tab, before);
  await teach(context, tab);
  await goToInvoice(tab, firstNumber);
  await tab.pod.openIfQuiet();
  await tab.pod.expectText(firstCompany);

  await openLayout(tab, after);
  for (const [index, number] of [firstNumber, secondNumber, thirdNumber].entries()) {
    expect(await badgeOf(context)).toBe('');
    await goToInvoice(tab, number);
    await expect.poll(() => misses(context)).toBe(index + 1);
  }
  await tab.pod.expectNone();
  await expect.poll(() => badgeOf(context)).toBe('?');
  expect(await inWorker(context, 'chrome.action.getTitle({})')).toContain(notice);
  let popup = await PopupPage.open(context);
  await popup.expectText(notice);
  expect(await popup.copyReport()).toContain('doubtful: in a row 3 not found, 0 refused');
  await popup.close(page);

  await openLayout(tab, after);
  await teach(context, tab, 'Teach again');
  await expect.poll(() => badgeOf(context)).toBe('');
  await goToInvoice(tab, firstNumber);
  await tab.pod.expectText(firstCompany);
  popup = await PopupPage.open(context);
  await popup.expectText('Wrong invoice, or none on another screen?');
  expect(await popup.evaluate('document.body.innerText')).not.toContain(notice);
});
