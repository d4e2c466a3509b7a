/**
 * A page that covers or cuts off what a person has to read before the click that moves money. Each attack is on before the
 * last step is on screen, as a page would have it; no money may move, the panel says why, and when the attack is over the
 * same button works.
 */
import { expect, type Page } from '@playwright/test';
import type { Refusal } from '../../../lib/guard/verdict.ts';
import { test } from '../support/click-fixtures.ts';

interface Attack {
  readonly name: string;
  /** What the panel says to a click. */
  readonly says: Refusal;
  start(page: Page): Promise<void>;
  stop(page: Page): Promise<void>;
}

const attacks: readonly Attack[] = [
  {
    name: 'a picture over the money button that lets clicks through',
    says: 'covered',
    ...overlay('inset: 0'),
  },
  {
    name: 'a picture over the amount only',
    says: 'covered',
    ...overlay('top: 200px; right: 20px; width: 120px; height: 40px'),
  },
  {
    name: 'a picture that is almost transparent',
    says: 'covered',
    ...overlay('inset: 0; opacity: 0.01'),
  },
  {
    name: 'a shadow that falls on the panel from beside it',
    says: 'covered',
    ...overlay('top: 0; left: 0; width: 100px; height: 100%; box-shadow: 900px 0 red'),
  },
  {
    name: 'a window too low to show more than the button',
    says: 'cut_off',
    start: (page) => page.setViewportSize({ width: 1280, height: 110 }),
    stop: (page) => page.setViewportSize({ width: 1280, height: 800 }),
  },
  {
    name: 'a window too narrow to read in',
    says: 'cut_off',
    start: (page) => page.setViewportSize({ width: 180, height: 800 }),
    stop: (page) => page.setViewportSize({ width: 1280, height: 800 }),
  },
];

for (const { name, says, start, stop } of attacks) {
  test(`${name}: nothing is charged, the panel says why, and works again afterwards`, async ({
    psa,
    lastStep,
  }) => {
    await start(psa.page);
    await lastStep.fillIn();
    await lastStep.expectClickRefused(says);
    await lastStep.expectNothingSent();
    await stop(psa.page);
    await lastStep.expectWorking();
  });
}

test('a picture that is taken away just before the click has been there too long', async ({
  psa,
  lastStep,
}) => {
  const { start, stop } = overlay('inset: 0');
  await start(psa.page);
  await lastStep.fillIn();
  await lastStep.expectClickRefused('covered');
  await stop(psa.page);
  await lastStep.click();
  await lastStep.expectNothingSent();
  await lastStep.expectWorking();
});

test('a picture that comes and goes leaves no moment for a click', async ({ psa, lastStep }) => {
  await psa.page.evaluate(() => {
    const picture = document.createElement('div');
    picture.id = 'attack';
    picture.popover = 'manual';
    picture.style.cssText = 'margin: 0; width: 100%; height: 100%; background: red; pointer-events: none';
    document.documentElement.append(picture);
    setInterval(() => picture.isConnected && picture.togglePopover(), 200);
  });
  await lastStep.fillIn();
  for (let time = 0; time < 15; time += 1) await lastStep.click();
  await expect(lastStep.refusal()).toBeVisible();
  await lastStep.expectNothingSent();
  await psa.page.evaluate(() => document.getElementById('attack')?.remove());
  await lastStep.expectWorking();
});

/** Something that lies on everything, in the top layer, and lets clicks through. */
function overlay(css: string): Pick<Attack, 'start' | 'stop'> {
  return {
    start: (page) =>
      page.evaluate((text) => {
        const picture = document.createElement('div');
        picture.id = 'attack';
        picture.popover = 'manual';
        picture.style.cssText = `position: fixed; margin: 0; border: 0; width: auto; height: auto; background: red; pointer-events: none; ${text}`;
        document.documentElement.append(picture);
        picture.showPopover();
      }, css),
    stop: (page) => page.evaluate(() => document.getElementById('attack')?.remove()),
  };
}
