/** An invoice that the page does not reveal is opened from the popup by number, until the page shows another. */
import { expect, test } from '../support/fixtures.ts';
import { people, signInToPsa } from '../support/people.ts';
import { PopupPage } from '../support/popup-page.ts';
import { namedOnlyIn } from '../support/psa-page.ts';
import { newTab } from '../support/psa-tab.ts';
import { openUnreadable } from '../support/unreadable-page.ts';

test('an invoice that the page does not tell is opened by its number, until the page goes on', async ({
  psa,
  pod,
  context,
}) => {
  await openUnreadable(psa);
  await pod.expectNone();

  const popup = await PopupPage.open(context);
  await popup.expectText('No invoice found on this page');
  await popup.enterNumber('no. 20101');
  await popup.expectText('Use up to 15 letters');
  await popup.enterNumber('#20101');
  await popup.expectText('Opened by number.');
  await pod.expectText('Contoso Dental');
  await pod.expectText('$1,250.00');
  await expect(await pod.button('Pay Invoice')).toBeVisible();

  await test.step('what the page does meanwhile does not take it away', async () => {
    await psa.page.evaluate(() => document.body.append(document.createElement('div')));
    await popup.press('Copy diagnostics report');
    await popup.expectText('Copied.');
    await pod.expectText('Contoso Dental');
  });

  await psa.choose('Service Board');
  await pod.expectNone();
  await psa.page.goBack();
  await psa.waitForBanner('Invoice');
  await pod.expectNone();
});

test('the next record under the same address takes an invoice that was opened by its number away', async ({
  psa,
  pod,
  context,
}) => {
  await psa.openInvoice('5101', namedOnlyIn());
  await psa.waitForBanner('Invoice');
  await (await PopupPage.open(context)).enterNumber('20101');
  await pod.expectText('Contoso Dental');
  const address = psa.page.url();
  await psa.nextRecord();
  await pod.expectNone();
  expect(psa.page.url()).toBe(address);
});

test('a number that WisePay does not know says so', async ({ psa, pod, context }) => {
  await openUnreadable(psa);
  await (await PopupPage.open(context)).enterNumber('99999');
  await pod.expectText('This invoice isn’t synced to WisePay');
  await expect(await pod.button('Pay Invoice')).toHaveCount(0);
});

test('what was opened by its number is closed by the popup', async ({ psa, pod, context }) => {
  await openUnreadable(psa);
  const popup = await PopupPage.open(context);
  await popup.enterNumber('20101');
  await pod.expectText('Contoso Dental');
  await popup.press('Close the panel');
  await pod.expectNone();
  await popup.expectText('No invoice found on this page');
});

test('an invoice that the page tells takes the place of one that was opened by its number', async ({
  psa,
  pod,
  context,
}) => {
  await openUnreadable(psa);
  const popup = await PopupPage.open(context);
  await popup.enterNumber('20102');
  await pod.expectText('Fabrikam Logistics');
  await psa.page.locator('.cw_BannerView .detailLabel').evaluate((banner) => {
    banner.textContent = 'Invoice #20101 - Contoso Dental';
  });
  await pod.expectText('Contoso Dental');
  expect(pod.frames()).toHaveLength(1);
});

test('another person in PSA does not inherit what was opened by its number', async ({
  sandbox,
  psa,
  pod,
  context,
}) => {
  await openUnreadable(psa);
  await (await PopupPage.open(context)).enterNumber('20101');
  await pod.expectText('Contoso Dental');

  await signInToPsa(sandbox, people.sam);
  const second = await newTab(context);
  await second.psa.openInvoiceSearch();
  await pod.expectNone();
});
