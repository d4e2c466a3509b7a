/** A page that makes up clicks and keys, or diverts real ones: none reaches a last button. */
import { expect } from '@playwright/test';
import { test } from '../support/click-fixtures.ts';
import { makeUpEvents } from '../support/make-up-events.ts';

test('a modal dialog that lets clicks through keeps them from the panel', async ({ psa, lastStep }) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.id = 'attack';
    dialog.style.cssText = 'width: 100px; height: 100px; pointer-events: none';
    document.body.append(dialog);
    dialog.showModal();
  });
  for (let time = 0; time < 10; time += 1) await psa.page.mouse.click(x, y);
  await lastStep.expectNothingSent();
  await psa.page.evaluate(() => document.getElementById('attack')?.remove());
  await lastStep.expectWorking();
});

test('events that the page makes up reach no money button', async ({ psa, lastStep }) => {
  await lastStep.fillInVisibly();
  const { x, y } = await lastStep.spot();
  await psa.page.mouse.move(x, y);
  await psa.page.evaluate(makeUpEvents, { x, y });
  await expect(lastStep.refusal()).toHaveText('');
  await lastStep.expectNothingSent();
  await lastStep.expectWorking();
});

test('keys that a person presses while the page tries to give the panel the keyboard press nothing', async ({
  psa,
  lastStep,
}) => {
  await lastStep.fillInVisibly();
  // The person was at the button and has moved on to PSA.
  await lastStep.focus();
  await psa.page.mouse.click(300, 300);
  await psa.page.evaluate(() => {
    for (const child of document.documentElement.children) if (child instanceof HTMLElement) child.focus();
    for (let index = 0; index < window.length; index += 1) window[index]?.focus();
  });
  await psa.page.keyboard.press('Enter');
  await psa.page.keyboard.press('Space');
  await lastStep.expectNothingSent();
  await lastStep.expectWorking();
});

for (const attribute of ['inert', 'hidden', 'style', 'class', 'slot', 'popover']) {
  test(`the attribute “${attribute}” on the panel’s element charges nothing`, async ({ psa, lastStep }) => {
    await lastStep.fillIn();
    const { x, y } = await lastStep.spot();
    await psa.page.evaluate((name) => {
      document.documentElement.lastElementChild?.setAttribute(name, 'opacity: 0; transform: scale(0.1)');
    }, attribute);
    await psa.page.evaluate(makeUpEvents, { x, y });
    await lastStep.expectNothingSent();
    await lastStep.expectWorking();
  });
}
