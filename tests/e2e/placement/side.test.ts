/** The panel's side of the window, and its tab when it is collapsed. */
import { frameBox, noteBoxes, shownBox } from '../support/boxes.ts';
import { expect, launch, test } from '../support/fixtures.ts';
import { firstTab } from '../support/psa-tab.ts';

test.describe('in a browser that is started again', () => {
  test.use({ ownBrowser: true });

  test('the panel stays on the side it was moved to, on the next invoice and after the browser’s restart', async ({
    openInvoice,
    sandbox,
    profile,
    context,
    psa,
    pod,
  }) => {
    await openInvoice();
    const frame = await pod.frame();
    await frame.evaluate(() => document.body.setAttribute('data-seen', ''));
    await pod.press('Move to the left');
    await expect.poll(async () => (await frameBox(psa.page)).x).toBe(13);
    await expect(await pod.button('Move to the right')).toBeFocused();
    // The panel was moved, not replaced.
    expect(await frame.evaluate(() => document.body.hasAttribute('data-seen'))).toBe(true);

    const boxes = await noteBoxes(psa.page);
    await psa.nextRecord();
    await pod.expectText('Fabrikam Logistics');
    await psa.page.reload();
    await pod.expectText('Fabrikam Logistics');
    expect(new Set((await boxes()).map(({ x }) => x))).toEqual(new Set([12]));

    await pod.press('Collapse');
    await expect.poll(() => shownBox(psa.page)).toMatchObject({ x: 0, width: 44 });
    await context.close();
    const again = await launch(sandbox, profile);
    try {
      const { psa: laterPsa, pod: laterPod } = await firstTab(again);
      const { page } = laterPsa;
      const laterBoxes = await noteBoxes(page);
      await laterPsa.openInvoice('5101');
      await expect(await laterPod.tab()).toBeVisible();
      await expect.poll(() => shownBox(page)).toMatchObject({ x: 0, width: 44 });
      expect(new Set((await laterBoxes()).map(({ x, width }) => `${x} ${width}`))).toEqual(new Set(['0 44']));
      await laterPod.openFromTab();
      await laterPod.press('Move to the right');
      await expect.poll(async () => (await frameBox(page)).x).toBe(1280 - 12 - 319);
    } finally {
      await again.close();
    }
  });
});

test('the tab is there to press in a language that is read from right to left, too', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await openInvoice();
  await pod.press('Collapse');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ width: 44 });
  const { x: left = 0 } = (await shownBox(psa.page)) ?? {};
  for (const place of [psa.page.mainFrame(), await pod.frame()]) {
    await place.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
  }
  const tab = await (await pod.tab()).boundingBox();
  expect(tab).toMatchObject({ x: left + 1, width: 42 });
  await psa.page.mouse.click(left + 22, (tab?.y ?? 0) + 20);
  await pod.expectText('Contoso Dental');
});
