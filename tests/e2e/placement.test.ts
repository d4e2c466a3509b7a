/** The panel's place on PSA's page: what it makes room for, what it remembers, and that it does not jump. */
import type { Page } from '@playwright/test';
import { frameBox, noteBoxes, shownBox } from './support/boxes.ts';
import { expect, launch, test } from './support/fixtures.ts';
import { people, signInToBoth } from './support/people.ts';
import { PodPage } from './support/pod-page.ts';
import { PsaPage } from './support/psa-page.ts';

test.beforeEach(async ({ sandbox }) => {
  await signInToBoth(sandbox, people.pat);
});

/** Wide enough for the panel to stand open, and narrow enough for a dialog in the middle to reach it. */
const tight = { width: 800, height: 600 };

const dialog = (page: Page) => page.locator('.cw-gxt-wnd');

test('a dialog of PSA’s is never covered, and the panel comes back with what was typed', async ({
  psa,
  pod,
}) => {
  await psa.page.setViewportSize(tight);
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  const amount = frame.getByLabel('Amount');
  await amount.fill('12.34');
  const before = await frameBox(psa.page);

  await psa.toolbarButton('Save').click();
  await expect(dialog(psa.page)).toBeVisible();
  await expect.poll(() => shownBox(psa.page)).toBeNull();
  // Its button lies where the panel was, and takes a person's click.
  await dialog(psa.page).getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog(psa.page)).toHaveCount(0);

  await expect.poll(() => shownBox(psa.page)).not.toBeNull();
  expect(await frameBox(psa.page)).toEqual(before);
  expect((await pod.frame()) === frame).toBe(true);
  await expect(amount).toHaveValue('12.34');
  expect(await frame.evaluate(() => document.hasFocus())).toBe(false);
});

test('what is typed while a dialog comes up over the panel does not end up in the panel, unseen', async ({
  psa,
  pod,
}) => {
  await psa.page.setViewportSize(tight);
  await psa.openInvoice('5101');
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  const amount = frame.getByLabel('Amount');
  await amount.fill('12.34');
  await expect(amount).toBeFocused();

  // By itself, as a session that runs out does.
  await psa.page.evaluate(() => {
    const dialog = document.createElement('div');
    dialog.className = 'cw-gxt-wnd';
    dialog.textContent = 'Your session is about to end.';
    document.body.append(dialog);
  });
  await expect.poll(() => shownBox(psa.page)).toBeNull();
  await psa.page.keyboard.type('99');
  expect(await frame.evaluate(() => document.hasFocus())).toBe(false);
  await expect(amount).toHaveValue('12.34');
});

test('a dialog that leaves room for the panel leaves it alone', async ({ psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  const before = await frameBox(psa.page);
  await psa.toolbarButton('Save').click();
  await expect(dialog(psa.page)).toBeVisible();
  await pod.press('Send to Terminal');
  await pod.expectText('Front desk');
  expect(await frameBox(psa.page)).toMatchObject({ x: before.x, y: before.y });
});

test('a dialog that is carried onto the panel has the way, and so has one that is shown again', async ({
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await psa.toolbarButton('Save').click();
  await expect(dialog(psa.page)).toBeVisible();
  const style = (css: string) =>
    dialog(psa.page).evaluate((element, text) => {
      element.style.cssText = text;
    }, css);
  for (const [css, isAside] of [
    ['left: 80%', true],
    ['left: 80%; display: none', false],
    ['left: 80%', true],
    ['', false],
  ] as const) {
    await style(css);
    await expect.poll(async () => (await shownBox(psa.page)) === null).toBe(isAside);
  }
});

test('the tab makes room for a dialog, too', async ({ psa, pod }) => {
  await psa.page.setViewportSize({ width: 400, height: 600 });
  await psa.openInvoice('5101', { layout: 'default' });
  await expect(await pod.button('WisePay')).toBeVisible();
  await expect.poll(() => shownBox(psa.page)).not.toBeNull();
  await psa.page.evaluate(() => {
    const made = document.createElement('div');
    made.className = 'cw-gxt-wnd';
    made.style.cssText =
      'position: fixed; top: 40px; right: 0; left: 0; margin: 0; width: auto; height: 400px';
    document.body.append(made);
  });
  await expect.poll(() => shownBox(psa.page)).toBeNull();
  await psa.page.evaluate(() => document.querySelector('.cw-gxt-wnd')?.remove());
  await expect.poll(() => shownBox(psa.page)).not.toBeNull();
});

test('a dialog inside the frame of the invoice has the way as well', async ({ psa, pod }) => {
  await psa.page.setViewportSize(tight);
  await psa.openInvoice('5101', { invoiceIn: 'iframe' });
  await pod.expectText('Contoso Dental');
  await expect(psa.toolbar(true)).toBeVisible();
  // Without the frame's own place in the window it would seem to end before the panel.
  const body = psa.page.frameLocator('iframe.cw_ScreenFrame').locator('body');
  const open = (left: number) =>
    body.evaluate((element, x) => {
      const made = element.ownerDocument.createElement('div');
      made.className = 'cw-gxt-wnd';
      made.style.cssText = `position: absolute; top: 150px; left: ${x}px; margin: 0; width: 100px; height: 100px`;
      element.append(made);
    }, left);
  const close = () =>
    body.evaluate((element) => element.ownerDocument.querySelector('.cw-gxt-wnd')?.remove());

  await expect.poll(() => shownBox(psa.page)).not.toBeNull();
  await open(230);
  await expect.poll(() => shownBox(psa.page)).toBeNull();
  await close();
  await expect.poll(() => shownBox(psa.page)).not.toBeNull();
  const notes = await noteBoxes(psa.page);
  await open(200);
  await psa.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(await notes()).toHaveLength(1);
  expect(await shownBox(psa.page)).not.toBeNull();
});

test('a bar inside a dialog does not push the panel down', async ({ psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await expect(psa.toolbar(false)).toBeVisible();
  const before = await frameBox(psa.page);
  await psa.toolbarButton('Save').click();
  await dialog(psa.page).evaluate((element) => {
    const bar = document.createElement('div');
    bar.className = 'mm_toolbarHolder';
    bar.style.cssText = 'position: relative; top: 0';
    element.prepend(bar);
    element.style.top = '150px';
  });
  await expect(dialog(psa.page).locator('.mm_toolbarHolder')).toBeVisible();
  await pod.press('Send to Terminal');
  expect((await frameBox(psa.page)).y).toBe(before.y);
});

test('the panel stays on the side it was moved to, on the next invoice and after the browser’s restart', async ({
  sandbox,
  profile,
  context,
  psa,
  pod,
}) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  const frame = await pod.frame();
  await frame.evaluate(() => document.body.setAttribute('data-seen', ''));
  await pod.press('Move to the left');
  await expect.poll(async () => (await frameBox(psa.page)).x).toBe(13);
  await expect(await pod.button('Move to the right')).toBeFocused();
  // It has only been moved.
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
    const page = again.pages()[0] ?? (await again.newPage());
    const later = new PodPage(page);
    const laterBoxes = await noteBoxes(page);
    await new PsaPage(page).openInvoice('5101');
    await expect(await later.button('WisePay')).toBeVisible();
    await expect.poll(() => shownBox(page)).toMatchObject({ x: 0, width: 44 });
    expect(new Set((await laterBoxes()).map(({ x, width }) => `${x} ${width}`))).toEqual(new Set(['0 44']));
    await later.press('WisePay');
    await later.press('Move to the right');
    await expect.poll(async () => (await frameBox(page)).x).toBe(1280 - 12 - 319);
  } finally {
    await again.close();
  }
});

for (const viewport of [
  { width: 600, height: 500 },
  { width: 360, height: 640 },
]) {
  test(`in a window of ${viewport.width} × ${viewport.height} the panel waits as a tab, and opens on a press`, async ({
    psa,
    pod,
  }) => {
    await psa.page.setViewportSize(viewport);
    const boxes = await noteBoxes(psa.page);
    await psa.openInvoice('5101');
    await expect(await pod.button('WisePay')).toBeVisible();
    await expect.poll(() => shownBox(psa.page)).toMatchObject({ x: viewport.width - 44, width: 44 });
    // It has not been there in another way before.
    expect((await boxes()).every(({ width }) => width === 44)).toBe(true);

    await pod.press('WisePay');
    await pod.expectText('Contoso Dental');
    const opened = { x: viewport.width - 12 - 320, width: 320 };
    await expect.poll(() => shownBox(psa.page)).toMatchObject(opened);
    const { y = 0, height = 0 } = (await shownBox(psa.page)) ?? {};
    expect(y + height).toBeLessThanOrEqual(viewport.height - 12);
    const pay = await pod.button('Pay Invoice');
    await pay.scrollIntoViewIfNeeded();
    await expect(pay).toBeInViewport();

    // The next invoice is seen first, too; and a wide window opens the panel as ever.
    await psa.page.evaluate(() => history.pushState(null, '', location.href.replace('5101', '5102')));
    await psa.openInvoice('5102');
    await expect(await pod.button('WisePay')).toBeVisible();
    await psa.page.setViewportSize({ width: 1280, height: 800 });
    await psa.openInvoice('5101');
    await pod.expectText('Contoso Dental');
  });
}

test('what is collapsed in a narrow window is open in a wide one', async ({ psa, pod }) => {
  await psa.page.setViewportSize({ width: 600, height: 500 });
  await psa.openInvoice('5101');
  await pod.press('WisePay');
  await pod.press('Collapse');
  await expect(await pod.button('WisePay')).toBeVisible();
  await psa.page.setViewportSize({ width: 1280, height: 800 });
  await psa.openInvoice('5102');
  await pod.expectText('Fabrikam Logistics');
});

test('in a window narrower than the panel it is as wide as the window allows', async ({ psa, pod }) => {
  await psa.page.setViewportSize({ width: 300, height: 640 });
  await psa.openInvoice('5101');
  await pod.press('WisePay');
  await pod.expectText('Contoso Dental');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ x: 12, width: 276 });
  const overflow = await (await pod.frame()).evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('the panel opens and collapses in one step', async ({ psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await expect(psa.toolbar(false)).toBeVisible();
  await (await pod.button('Pay Invoice')).waitFor();
  const boxes = await noteBoxes(psa.page);
  await pod.press('Collapse');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ width: 44 });
  await pod.press('WisePay');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ width: 320 });
  await (await pod.button('Pay Invoice')).click({ trial: true });
  const noted = await boxes();
  expect(noted.map(({ width }) => width)).toEqual([320, 44, 320]);
  expect(noted[2]).toEqual(noted[0]);
});

test('the tab is there to press in a language that is read from right to left, too', async ({ psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await pod.press('Collapse');
  await expect.poll(() => shownBox(psa.page)).toMatchObject({ width: 44 });
  const { x: left = 0 } = (await shownBox(psa.page)) ?? {};
  for (const place of [psa.page.mainFrame(), await pod.frame()]) {
    await place.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
  }
  const tab = await (await pod.button('WisePay')).boundingBox();
  expect(tab).toMatchObject({ x: left + 1, width: 42 });
  await psa.page.mouse.click(left + 22, (tab?.y ?? 0) + 20);
  await pod.expectText('Contoso Dental');
});

test('a page that is slow to show its toolbar moves the panel once, and a little', async ({ psa, pod }) => {
  const boxes = await noteBoxes(psa.page);
  await psa.openInvoice('5101', { loadMs: '1500' });
  await pod.expectText('Contoso Dental');
  await expect(psa.toolbar(false)).toBeVisible();
  const { height = 0, y = 0 } = (await psa.toolbar(false).boundingBox()) ?? {};
  await expect.poll(async () => (await shownBox(psa.page))?.y).toBe(y + height + 12);
  const tops = [...new Set((await boxes()).map((box) => box.y))];
  expect(tops.length).toBeLessThanOrEqual(2);
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(40);
});

test('a screen that PSA draws anew does not make the panel jump', async ({ psa, pod }) => {
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await expect(psa.toolbar(false)).toBeVisible();
  await (await pod.button('Pay Invoice')).waitFor();
  const boxes = await noteBoxes(psa.page);
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

test('a screen that is scrolled does not move the panel', async ({ psa, pod }) => {
  await psa.page.setViewportSize({ width: 1280, height: 420 });
  await psa.openInvoice('5101', { storm: '200' });
  await pod.expectText('Contoso Dental');
  await expect(psa.toolbar(false)).toBeVisible();
  await (await pod.button('Pay Invoice')).waitFor();
  const boxes = await noteBoxes(psa.page);
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
