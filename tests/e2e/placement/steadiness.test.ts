/** The panel does not jump, whatever the page does around it, so that no one presses the wrong thing. */
import { boxAtRest } from '../support/at-rest.ts';
import { noteBoxes, shownBox } from '../support/boxes.ts';
import { expect, test } from '../support/fixtures.ts';
import type { PsaTab } from '../support/psa-tab.ts';

test('the panel opens and collapses in one step', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const boxes = await noteBoxesAtRest({ psa, pod });
  await pod.press('Collapse');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ width: 44 });
  await pod.openFromTab();
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ width: 320 });
  await (await pod.button('Pay Invoice')).click({ trial: true });
  const noted = await boxes();
  expect(noted.map(({ width }) => width)).toEqual([320, 44, 320]);
  expect(noted[2]).toEqual(noted[0]);
});

test('a page that is slow to show its toolbar moves the panel once, and a little', async ({
  openInvoice,
  psa,
}) => {
  const boxes = await noteBoxes(psa.page);
  await openInvoice('5101', { loadMs: '1500' });
  await expect(psa.toolbar(false)).toBeVisible();
  const { height = 0, y = 0 } = (await psa.toolbar(false).boundingBox()) ?? {};
  await expect.poll(async () => (await shownBox(psa.page))?.y).toBe(y + height + 12);
  const tops = [...new Set((await boxes()).map((box) => box.y))];
  expect(tops.length).toBeLessThanOrEqual(2);
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(40);
});

test('a screen that PSA draws anew does not make the panel jump', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const boxes = await noteBoxesAtRest({ psa, pod });
  await psa.page.evaluate(async () => {
    const frames = (count: number): Promise<void> =>
      count === 0
        ? Promise.resolve()
        : new Promise((done) => requestAnimationFrame(() => done(frames(count - 1))));
    const stage = document.querySelector('.cw_Stage');
    const place = stage?.parentElement;
    stage?.remove();
    await frames(5);
    if (stage) place?.append(stage);
    await frames(5);
  });
  await pod.expectText('Contoso Dental');
  expect(new Set((await boxes()).map(({ y }) => y)).size).toBe(1);
});

test('a screen that is scrolled does not move the panel', async ({ openInvoice, psa, pod }) => {
  await psa.page.setViewportSize({ width: 1280, height: 420 });
  await openInvoice('5101', { storm: '200' });
  const boxes = await noteBoxesAtRest({ psa, pod });
  const content = psa.page.locator('#cwContent');
  const scrolledTo = await content.evaluate(async (element) => {
    const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
    for (let step = 0; step < 20; step += 1) {
      element.scrollTop += 5;
      await nextFrame();
    }
    return element.scrollTop;
  });
  expect(scrolledTo).toBeGreaterThan(30);
  expect(new Set((await boxes()).map(({ y }) => y)).size).toBe(1);
});

test('the lower edge of a panel that has to scroll stays as it is while somebody is in it', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await psa.page.setViewportSize({ width: 1280, height: 420 });
  await openInvoice();
  await (await pod.button('Pay Invoice')).waitFor();
  const { x, y, width, height } = await boxAtRest(psa.page);
  await psa.page.mouse.move(x + width / 2, y + 60);
  // Without the rounded corners.
  const clip = { x: x + 10, y: y + height - 12, width: width - 20, height: 12 };
  const pictures = new Set<string>();
  for (let count = 0; count < 30; count += 1) {
    pictures.add((await psa.page.screenshot({ clip })).toString('base64'));
  }
  expect(pictures.size).toBe(1);
});

/** Notes the boxes of an open panel, starting when PSA has drawn everything that the panel makes room for. */
async function noteBoxesAtRest({ psa, pod }: PsaTab) {
  await (await pod.button('Pay Invoice')).waitFor();
  await boxAtRest(psa.page);
  return noteBoxes(psa.page);
}
