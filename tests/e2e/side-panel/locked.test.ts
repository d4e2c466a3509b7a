/** A side panel whose place the administrator has locked to the page. */
import arabic from '../../../locales/ar.json' with { type: 'json' };
import { expectAccessible } from '../support/accessibility.ts';
import { administer } from '../support/administer.ts';
import { expect, test } from '../support/fixtures.ts';
import { SidePanel } from '../support/side-panel.ts';
import { inWorker } from '../support/worker.ts';

test.use({ ownBrowser: true });

test('it says where the panel is, in the language that the person has chosen', async ({
  context,
  openInvoice,
  pod,
}) => {
  await openInvoice();
  await pod.press('Open in the side panel');
  const side = await SidePanel.find((await pod.frame()).page());
  await side.expectText('Contoso Dental');
  await inWorker(context, "chrome.storage.local.set({ 'settings.locale': 'ar' })");
  await administer(context, { placement: 'panel', placementLocked: true });
  await side.send('Page.reload');
  // Until the new document is there, nothing answers.
  await expect(async () => {
    expect(await side.text()).toContain(arabic.sidePanel.locked.title);
  }).toPass({ timeout: 15_000 });
  expect(await side.evaluate('document.documentElement.dir')).toBe('rtl');
  expect(await side.evaluate("document.querySelectorAll('button').length")).toBe(0);
  await expectAccessible(side);
});
