/**
 * A page that covers or cuts off what a person must read before the click that moves money. Each attack starts before
 * the last step is on screen. No money may move, the panel says why, and after the attack the same button works. Each
 * control is the same without the one harmful thing: then the first click counts.
 */
import type { Page } from '@playwright/test';
import type { Refusal } from '../../../lib/panel/guard/verdict.ts';
import { test } from '../support/click-fixtures.ts';
import { layPicture, type Picture, removePicture } from '../support/pictures.ts';

interface Attack {
  readonly name: string;
  /** The reason that the panel gives for refusing a click. */
  readonly says: Refusal;
  start(page: Page): Promise<void>;
  stop(page: Page): Promise<void>;
  readonly control: { readonly name: string; start(page: Page): Promise<void> };
}

const sized = (width: number, height: number) => (page: Page) => page.setViewportSize({ width, height });

function picture(name: string, laid: Picture, control: { readonly name: string } & Picture): Attack {
  const { name: controlName, ...harmless } = control;
  return {
    name,
    says: 'covered',
    start: (page) => layPicture(page, laid),
    stop: removePicture,
    control: { name: controlName, start: (page) => layPicture(page, harmless) },
  };
}

const beside = { name: 'beside the panel', on: 'page' } as const;

const attacks: readonly Attack[] = [
  picture('a picture over the panel that lets clicks through', { on: 'panel' }, beside),
  picture('a picture over the amount only', { on: 'amount' }, beside),
  picture(
    'a picture that is almost transparent',
    { on: 'panel', css: 'opacity: 0.01' },
    { ...beside, css: 'opacity: 0.01' },
  ),
  picture(
    'a shadow that falls on the panel from beside it',
    { on: 'page', css: 'box-shadow: 360px 0 red' },
    { name: 'that falls to the other side', on: 'page', css: 'box-shadow: -360px 0 red' },
  ),
  picture(
    'a picture over the panel with a backdrop',
    { on: 'panel', backdrop: 'background: transparent' },
    {
      name: 'in a far corner, 10 × 10 px, with its backdrop over the whole window',
      on: 'page',
      css: 'inset: auto auto 0 0; width: 10px; height: 10px',
      backdrop: 'background: transparent',
    },
  ),
  {
    name: 'a window too low to show more than the button',
    says: 'cut_off',
    start: sized(1280, 110),
    stop: sized(1280, 800),
    control: { name: 'that is just high enough', start: sized(1280, 320) },
  },
  {
    name: 'a window too narrow to read in',
    says: 'cut_off',
    start: sized(180, 800),
    stop: sized(1280, 800),
    control: { name: 'that is just wide enough', start: sized(280, 800) },
  },
];

for (const { name, says, start, stop, control } of attacks) {
  test(`${name}: nothing is charged, the panel says why, and works afterwards`, async ({ psa, lastStep }) => {
    await start(psa.page);
    await lastStep.fillIn();
    await lastStep.expectClickRefused(says);
    await stop(psa.page);
    await lastStep.expectWorking();
  });

  test(`${name}, but ${control.name}: the first click counts`, async ({ psa, lastStep }) => {
    await control.start(psa.page);
    await lastStep.fillIn();
    await lastStep.expectWorking();
  });
}
