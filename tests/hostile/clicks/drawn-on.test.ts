/**
 * A page that covers the panel without its main thread knowing when the browser asks: by animations that only the
 * compositor draws, while the main thread is busy, or at times when a check is unlikely. The control is the same page
 * with the picture below the top layer, and so below the panel.
 */
import type { Page } from '@playwright/test';
import { test } from '../support/click-fixtures.ts';
import { layPicture, type Picture, removePicture, withPicture } from '../support/pictures.ts';

interface Attack extends Pick<Picture, 'within'> {
  readonly name: string;
  /** Runs the attack with the picture, in the page. */
  act(attack: HTMLElement): void;
}

const attacks: readonly Attack[] = [
  {
    name: 'faded in by the compositor',
    act(attack) {
      const keyframes = [
        { opacity: 0 },
        { opacity: 0, offset: 0.005 },
        { opacity: 1, offset: 0.0051 },
        { opacity: 1 },
      ];
      attack.animate(keyframes, { duration: 60_000 });
    },
  },
  {
    name: 'carried in by the compositor',
    act(attack) {
      const offScreen = { transform: 'translateX(3000px)' };
      const there = { transform: 'none' };
      attack.animate([offScreen, { ...offScreen, offset: 0.005 }, { ...there, offset: 0.0051 }, there], {
        duration: 60_000,
      });
    },
  },
  {
    name: 'filtered in by the compositor',
    act(attack) {
      const off = { filter: 'opacity(0)' };
      const on = { filter: 'opacity(1)' };
      attack.animate([off, { ...off, offset: 0.005 }, { ...on, offset: 0.0051 }, on], { duration: 60_000 });
    },
  },
  ...([undefined, 'closed-root', 'slot'] as const).map((within) => ({
    name: `cut out by the compositor${within === undefined ? '' : `, in a ${within}`}`,
    ...(within !== undefined && { within }),
    act(attack: HTMLElement) {
      const off = { clipPath: 'inset(50%)' };
      const on = { clipPath: 'inset(0)' };
      attack.animate([off, { ...off, offset: 0.005 }, { ...on, offset: 0.0051 }, on], { duration: 60_000 });
    },
  })),
  {
    name: 'whose animation begins again in every frame',
    act(attack) {
      const keyframes = [
        { opacity: 0 },
        { opacity: 0, offset: 0.0001 },
        { opacity: 1, offset: 0.0002 },
        { opacity: 1 },
      ];
      const animation = attack.animate(keyframes, { duration: 10_000 });
      const restart = () => {
        if (!attack.isConnected) return;
        requestAnimationFrame(restart);
        animation.startTime = document.timeline.currentTime;
        const start = performance.now();
        while (performance.now() - start < 8);
      };
      restart();
    },
  },
  {
    name: 'that has left the top layer, but slowly',
    act(attack) {
      attack.style.cssText +=
        'display: block; transition: overlay 60s allow-discrete, display 60s allow-discrete';
      attack.animate(
        [{ clipPath: 'inset(50%)' }, { clipPath: 'inset(0)', offset: 0.001 }, { clipPath: 'inset(0)' }],
        { duration: 60_000 },
      );
      if (attack.matches(':popover-open')) attack.hidePopover();
    },
  },
  {
    name: 'that comes up again whenever the panel does',
    act(attack) {
      const again = () => {
        if (!attack.isConnected) return;
        requestAnimationFrame(again);
        if (!attack.matches(':popover-open')) return;
        attack.hidePopover();
        attack.showPopover();
      };
      again();
    },
  },
  ...[2, 10, 60].map((hertz) => ({
    name: `on for four fifths of the time, ${hertz} times a second`,
    act: hertz === 2 ? pulseSlowly : hertz === 10 ? pulse : pulseFast,
  })),
  {
    name: 'that goes when the panel gets the keyboard',
    act: (attack) => window.addEventListener('blur', () => attack.remove()),
  },
];

function pulseSlowly(attack: HTMLElement) {
  const step = (isOn: boolean) => {
    if (attack.popover === null) attack.hidden = !isOn;
    else if (attack.isConnected) attack.togglePopover(isOn);
    setTimeout(step, isOn ? 400 : 100, !isOn);
  };
  step(true);
}

function pulse(attack: HTMLElement) {
  const step = (isOn: boolean) => {
    if (attack.popover === null) attack.hidden = !isOn;
    else if (attack.isConnected) attack.togglePopover(isOn);
    setTimeout(step, isOn ? 80 : 20, !isOn);
  };
  step(true);
}

function pulseFast(attack: HTMLElement) {
  const step = (isOn: boolean) => {
    if (attack.popover === null) attack.hidden = !isOn;
    else if (attack.isConnected) attack.togglePopover(isOn);
    setTimeout(step, isOn ? 13 : 3, !isOn);
  };
  step(true);
}

for (const { name, act, within } of attacks) {
  const picture: Picture = { on: 'panel', ...(within !== undefined && { within }) };

  test(`a picture ${name}: nothing is charged, and the button works afterwards`, async ({
    psa,
    lastStep,
  }) => {
    await layPicture(psa.page, picture);
    await withPicture(psa.page, act);
    await lastStep.fillIn();
    await lastStep.expectClickRefused('covered', 'not_yet', 'hidden');
    await removePicture(psa.page);
    await lastStep.expectWorking();
  });

  test(`a picture ${name}, but below the panel: the first click counts`, async ({ psa, lastStep }) => {
    await layPicture(psa.page, { ...picture, isBelow: true });
    await withPicture(psa.page, act);
    await lastStep.fillIn();
    await lastStep.expectWorking();
  });
}

/** Blocks the page's main thread for `partMs` at a time, until the page has `window.isAtRest`. */
async function keepBusy(page: Page, partMs: number): Promise<void> {
  await page.evaluate((ms) => {
    const work = () => {
      if ('isAtRest' in window) return;
      const start = performance.now();
      while (performance.now() - start < ms);
      setTimeout(work, ms > 100 ? 0 : ms);
    };
    setTimeout(work);
  }, partMs);
}

test('a page that is busy while it shows a picture: nothing is charged', async ({ psa, lastStep }) => {
  await lastStep.fillIn();
  await lastStep.goThere();
  await layPicture(psa.page, { on: 'panel' });
  await keepBusy(psa.page, 3_000);
  await lastStep.press();
  await psa.page.evaluate(() => Object.assign(window, { isAtRest: true }));
  await removePicture(psa.page);
  await lastStep.expectRefused('not_yet', 'hidden', 'covered');
  await lastStep.expectWorking();
});

test('a page that is busy for half of the time, with nothing on the panel: the first click counts', async ({
  psa,
  lastStep,
}) => {
  await lastStep.fillIn();
  await keepBusy(psa.page, 40);
  await lastStep.expectWorking();
});
