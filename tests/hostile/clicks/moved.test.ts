/** A page that moves the panel under the pointer just before a click meant for something else. */
import { expect, type Page } from '@playwright/test';
import { refusedClickWords } from '../../../components/words/guard-words.ts';
import { expectOnce, terminalPayment } from '../../e2e/support/actions.ts';
import { frameBox } from '../../e2e/support/boxes.ts';
import { drawFor, type Spot } from '../../e2e/support/person.ts';
import { test } from '../support/click-fixtures.ts';

test('a panel that jumps under the pointer just before the click is not clicked', async ({
  psa,
  lastStep,
}) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  await psa.page.mouse.move(x, y + 60);
  await pushDown(psa.page, 60);
  expectNear(await lastStep.spot(), { x, y: y + 60 });
  await psa.page.mouse.down();
  await psa.page.mouse.up();
  await lastStep.expectNothingSent();
  await lastStep.expectWorking();
});

test('a panel that has jumped under a resting pointer does not take the click, and says so', async ({
  psa,
  lastStep,
}) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  // The person has used the panel before.
  await psa.page.mouse.move(x, y - 20);
  await pushDown(psa.page, 40);
  expectNear(await lastStep.spot(), { x, y: y + 40 });
  // The browser itself ignores input in the first half second. It does not always report whether the pointer has left
  // the panel meanwhile: then the panel says that the click is too early, not that the panel has moved.
  const says = new RegExp(`${refusedClickWords('moved')}|${refusedClickWords('not_yet')}`);
  await expect(async () => {
    await psa.page.mouse.click(x, y + 40);
    await lastStep.expectNothingSent();
    await expect(lastStep.refusal()).toContainText(says, { timeout: 200 });
  }).toPass();
  await lastStep.expectWorking();
});

test('a panel that makes room for a dialog and comes back under the pointer does not take the click', async ({
  psa,
  lastStep,
}) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(hideBehindDialog);
  await psa.page.mouse.down();
  await psa.page.mouse.up();
  await lastStep.expectNothingSent();
  await lastStep.expectWorking();
});

test('a panel that the page carries elsewhere charges nothing there', async ({ psa, pod, lastStep }) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(() => {
    const panel = document.documentElement.lastElementChild;
    const cage = document.createElement('div');
    cage.style.cssText = 'opacity: 0.01; transform: scale(0.5)';
    document.body.append(cage);
    if (panel !== null) cage.append(panel);
  });
  await psa.page.mouse.click(x, y);
  await lastStep.expectNothingSent();
  // Wherever the panel is now, it has started again.
  await pod.expectText('Contoso Dental');
  await lastStep.fillIn();
  await lastStep.expectWorking();
});

test('the same press on a panel that stays where it is counts', async ({ psa, sandbox, pod, lastStep }) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  await psa.page.mouse.move(x, y - 20);
  await psa.page.evaluate(drawFor, 700);
  await psa.page.mouse.move(x, y);
  await psa.page.mouse.down();
  await psa.page.mouse.up();
  await expectOnce(terminalPayment, sandbox, pod);
});

/** A page cannot move the panel itself, but the panel makes room for a toolbar. */
async function pushDown(page: Page, pixels: number): Promise<void> {
  const { y } = await frameBox(page);
  await page.evaluate((top) => {
    const toolbar = document.createElement('div');
    toolbar.className = 'mm_toolbarHolder';
    // The panel keeps a distance of 12 px and has a border of 1 px.
    toolbar.style.cssText = `position: fixed; top: 0; left: 0; width: 10px; height: ${top - 13}px`;
    document.body.append(toolbar);
  }, y + pixels);
  await expect.poll(async () => (await frameBox(page)).y).toBe(y + pixels);
}

/** Hides the panel for longer than a click must wait, and ends when the panel is back. Runs in the page. */
async function hideBehindDialog(): Promise<void> {
  const panel = document.documentElement.lastElementChild;
  const { x = 0, y = 0 } = panel?.getBoundingClientRect() ?? {};
  const isThere = () => document.elementFromPoint(x + 20, y + 20) === panel;
  const nextFrame = () => new Promise(requestAnimationFrame);
  const dialog = document.createElement('div');
  dialog.className = 'cw-gxt-wnd';
  dialog.style.cssText = 'inset: 0; width: auto; margin: 0; pointer-events: none; opacity: 0.01';
  document.body.append(dialog);
  while (isThere()) await nextFrame();
  const since = performance.now();
  while (performance.now() - since < 700) await nextFrame();
  dialog.remove();
  while (!isThere()) await nextFrame();
}

function expectNear(spot: Spot, other: Spot): void {
  expect(Math.hypot(spot.x - other.x, spot.y - other.y)).toBeLessThan(8);
}
