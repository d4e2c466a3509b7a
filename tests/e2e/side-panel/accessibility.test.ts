/** The side panel and the slim tab for people who use a keyboard or a screen reader. */
import { expectAccessible } from '../support/accessibility.ts';
import { expect, test } from '../support/fixtures.ts';
import { readLedger } from '../support/ledger.ts';
import { countSidePanels, SidePanel } from '../support/side-panel.ts';
import { SidePanelKeyboard } from '../support/side-panel-keyboard.ts';

test.use({ ownBrowser: true });

test('the side panel has no accessibility violations, with an invoice and without', async ({
  context,
  openInvoice,
  pod,
}) => {
  await openInvoice();
  await pod.press('Open in the side panel');
  const side = await SidePanel.find((await pod.frame()).page());
  await side.expectText('Contoso Dental');
  await expectAccessible(side);
  await context.newPage();
  await side.expectText('No invoice on this tab');
  await expectAccessible(side);
});

test('the side panel opens with the keyboard, too', async ({ openInvoice, pod }) => {
  await openInvoice();
  await (await pod.button('Open in the side panel')).press('Enter');
  await (await SidePanel.find((await pod.frame()).page())).expectText('Contoso Dental');
});

test('a reminder is sent from the side panel with the keyboard alone, which then leads back to the page', async ({
  openInvoice,
  pod,
  sandbox,
}) => {
  await openInvoice();
  await (await pod.button('Open in the side panel')).press('Enter');
  const frame = await pod.frame();
  const side = await SidePanel.find(frame.page());
  await side.expectText('Contoso Dental');
  const keyboard = await SidePanelKeyboard.at(side);
  await keyboard.pressButton(/^Re-send Reminder$/);
  await side.expectText('billing@contoso-dental.example');
  await keyboard.pressMoneyButton(/^Send reminder$/);
  await side.expectText('The reminder was sent');
  expect((await readLedger(sandbox)).outbox).toHaveLength(1);
  await keyboard.pressButton(/^Show on the page$/, { isBack: true });
  await pod.expectText('Contoso Dental');
  await expect.poll(() => countSidePanels(frame.page())).toBe(0);
});

test('the slim tab has no accessibility violations, and its buttons open the panel and the side panel', async ({
  openInvoice,
  pod,
}) => {
  await openInvoice();
  await pod.press('Collapse');
  await expect(await pod.tab()).toHaveAccessibleName('$1,250.00 due. Open the WisePay panel');
  const frame = await pod.frame();
  await expectAccessible(frame);
  await frame.getByRole('button', { name: 'Open in the side panel' }).click();
  await (await SidePanel.find(frame.page())).expectText('Contoso Dental');
});
