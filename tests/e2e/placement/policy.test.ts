/** The panel’s place as the administrator presets or locks it. */
import { administer } from '../support/administer.ts';
import { noteBoxes } from '../support/boxes.ts';
import { expect, test } from '../support/fixtures.ts';
import { SidePanel } from '../support/side-panel.ts';

// The side panel belongs to the browser's window, which tests otherwise share.
test.use({ ownBrowser: true });

const tabOfSidePanel = /due\. Open WisePay in the side panel$/;

test('a panel that is preset to the tab starts as one, and stays open once the person has opened it', async ({
  context,
  psa,
  pod,
}) => {
  await administer(context, { placement: 'tab' });
  const boxes = await noteBoxes(psa.page);
  await psa.openInvoice('5101');
  await expect(await pod.tab()).toBeVisible();
  // The panel was never wider before.
  expect(new Set((await boxes()).map(({ width }) => width))).toEqual(new Set([44]));

  await pod.openFromTab();
  await pod.expectText('Contoso Dental');
  await expect(await pod.button('Open in the side panel')).toBeVisible();
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
  await psa.page.reload();
  await pod.expectText('Fabrikam Logistics');
});

test('a panel that is locked on the page has no button for the side panel, and is open whatever the person had chosen', async ({
  context,
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await expect(await pod.button('Open in the side panel')).toBeVisible();
  await pod.press('Collapse');
  await expect(await pod.tab()).toBeVisible();
  await psa.page.reload();
  // The control: without the policy, the person's choice counts.
  await expect(await pod.tab()).toBeVisible();

  await administer(context, { placement: 'panel', placementLocked: true });
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
  await expect(await pod.button('Collapse')).toBeVisible();
  await expect(await pod.button('Open in the side panel')).toHaveCount(0);

  // To collapse it says nothing about the next invoice.
  await pod.press('Collapse');
  await expect(await pod.tab()).toBeVisible();
  await expect(await pod.button('Open in the side panel')).toHaveCount(0);
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
});

test('a panel that is preset to the side panel opens there from the tab, and the person may show it on the page', async ({
  context,
  psa,
  pod,
}) => {
  await administer(context, { placement: 'side-panel' });
  await psa.openInvoice('5101');
  await (await pod.frame()).getByRole('button', { name: tabOfSidePanel }).click();
  const side = await SidePanel.find(psa.page);
  await side.expectText('Contoso Dental');
  await side.press(/^Show on the page$/);
  await pod.expectText('Contoso Dental');
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
});

test('a panel that is locked in the side panel opens there from the tab, with no way onto the page', async ({
  context,
  psa,
  pod,
}) => {
  await administer(context, { placement: 'side-panel', placementLocked: true });
  await psa.openInvoice('5101');
  const frame = await pod.frame();
  const tab = frame.getByRole('button', { name: tabOfSidePanel });
  await expect(tab).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Show on the page' })).toHaveCount(0);
  await tab.click();
  const side = await SidePanel.find(psa.page);
  await side.expectText('Contoso Dental');
  const ways = `document.querySelectorAll('[aria-label="Show on the page"]').length`;
  expect(await side.evaluate(ways)).toBe(0);
});

test('a side panel that is open while the administrator locks the panel on the page says so, and the page shows the panel', async ({
  context,
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await pod.press('Open in the side panel');
  await (await SidePanel.find(psa.page)).expectText('Contoso Dental');
  await administer(context, { placement: 'panel', placementLocked: true });
  // Its document starts again.
  await expect(async () => {
    const text = await (await SidePanel.find(psa.page)).text();
    expect(text).toContain('Your administrator keeps the WisePay panel on the invoice page.');
    expect(text).not.toContain('Contoso Dental');
  }).toPass();
  await pod.expectText('Contoso Dental');
  await expect(await pod.button('Open in the side panel')).toHaveCount(0);
});
