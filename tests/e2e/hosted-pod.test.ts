/** PSA also shows WisePay's own pod on the invoice screen: what the panel does then, and what it says. */
import { administer } from './support/administer.ts';
import { expect, test } from './support/fixtures.ts';
import { PopupPage } from './support/popup-page.ts';
import type { PsaPage } from './support/psa-page.ts';

// A notice that was dismissed stays dismissed in the whole browser.
test.use({ ownBrowser: true });

const told = 'PSA also shows WisePay’s own pod';
const withPod = { hostedPod: 'true' };

/** WisePay's pod arrives later than the rest of the screen. */
async function addPod({ page }: PsaPage): Promise<void> {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.wise-pay.com/pod?id=5101&screen=InvoiceDetail';
    document.body.append(frame);
  });
}

test('the panel starts as the tab, and says once that both are there', async ({ openInvoice, psa, pod }) => {
  await test.step('it is open without the pod', async () => {
    await openInvoice();
    await expect(await pod.button('Collapse')).toBeVisible();
    await expect((await pod.frame()).getByText(told)).toHaveCount(0);
  });

  await psa.openInvoice('5101', withPod);
  await expect(await pod.tab()).toBeVisible();
  await pod.openFromTab();
  await pod.expectText(told);
  await pod.press('Dismiss');
  await expect((await pod.frame()).getByText(told)).toHaveCount(0);
  await pod.expectText('Contoso Dental');

  await psa.page.reload();
  await expect(await pod.tab()).toBeVisible();
  await pod.openFromTab();
  await pod.expectText('Contoso Dental');
  await expect((await pod.frame()).getByText(told)).toHaveCount(0);

  await test.step('opening it said nothing about other invoices', async () => {
    await psa.nextRecord();
    await psa.waitForBanner('#20102');
    // The frame of the last invoice may still be going away.
    await expect(async () => {
      await expect(await pod.tab()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
    await psa.openInvoice('5101');
    await expect(await pod.button('Collapse')).toBeVisible();
  });
});

test('where the administrator chose WisePay’s own pod there is no panel, but by number', async ({
  context,
  psa,
  pod,
}) => {
  await administer(context, { whenHosted: 'hide' });
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await psa.openInvoice('5101', withPod);
  const popup = await PopupPage.open(context);
  await popup.expectText('Your administrator chose that one');
  await pod.expectNone();
  await popup.enterNumber('20101');
  await popup.expectText('Opened by number.');
  await pod.expectText('Contoso Dental');
  await pod.expectText(told);
  await popup.press('Close the panel');
  await pod.expectNone();

  await administer(context, { whenHosted: 'show' });
  await pod.expectText('Contoso Dental');
  await expect(await pod.button('Collapse')).toBeVisible();
});

test('a pod that arrives late leaves a panel in use open, and collapses one that no one uses', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await (await pod.frame()).getByRole('heading', { name: 'WisePay', exact: true }).hover();
  await addPod(psa);
  await pod.expectText(told);
  await expect(await pod.button('Collapse')).toBeVisible();

  await psa.page.mouse.move(5, 5);
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await addPod(psa);
  await expect(await pod.tab()).toBeVisible();
});
