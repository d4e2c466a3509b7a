/** PSA's dialogs have priority: the panel makes room, and comes back unchanged. */
import type { Page } from '@playwright/test';
import { boxAtRest } from '../support/at-rest.ts';
import { noteBoxes, shownBox } from '../support/boxes.ts';
import { expect, test } from '../support/fixtures.ts';

/** In CSS px. Wide enough for an open panel, and narrow enough for a centered dialog to reach it. */
const tight = { width: 800, height: 600 };

const dialog = (page: Page) => page.locator('.cw-gxt-wnd');

test('a dialog of PSA’s is never covered, and the panel comes back with what was typed', async ({
  openInvoice,
  psa,
  pod,
}) => {
  await psa.page.setViewportSize(tight);
  await openInvoice();
  await pod.press('Send to Terminal');
  const frame = await pod.frame();
  const amount = frame.getByLabel('Amount');
  await amount.fill('12.34');
  const before = await boxAtRest(psa.page);

  await psa.toolbarButton('Save').click();
  await expect(dialog(psa.page)).toBeVisible();
  await expect.poll(() => shownBox(psa.page)).toBeNull();
  // Its button is where the panel was, and takes a person's click.
  await dialog(psa.page).getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog(psa.page)).toHaveCount(0);

  await expect.poll(() => shownBox(psa.page)).not.toBeNull();
  expect(await boxAtRest(psa.page)).toEqual(before);
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

  // Without a click, like the dialog for a session that is about to end.
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

test('a dialog that leaves room for the panel leaves it alone', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const before = await boxAtRest(psa.page);
  await psa.toolbarButton('Save').click();
  await expect(dialog(psa.page)).toBeVisible();
  await pod.press('Send to Terminal');
  await pod.expectText('Front desk');
  expect(await boxAtRest(psa.page)).toMatchObject({ x: before.x, y: before.y });
});

test('a dialog that is carried onto the panel has the way, and so has one that is shown again', async ({
  openInvoice,
  psa,
}) => {
  await openInvoice();
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
  await expect(await pod.tab()).toBeVisible();
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

test('a dialog inside the frame of the invoice has the way as well', async ({ openInvoice, psa }) => {
  await psa.page.setViewportSize(tight);
  await openInvoice('5101', { invoiceIn: 'iframe' });
  await expect(psa.toolbar(true)).toBeVisible();
  // If the frame's own position were not added, the dialog would seem to end before the panel.
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
  await boxAtRest(psa.page);
  const notes = await noteBoxes(psa.page);
  await open(200);
  await psa.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(await notes()).toHaveLength(1);
  expect(await shownBox(psa.page)).not.toBeNull();
});

test('a bar inside a dialog does not push the panel down', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await expect(psa.toolbar(false)).toBeVisible();
  const before = await boxAtRest(psa.page);
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
  expect((await boxAtRest(psa.page)).y).toBe(before.y);
});
