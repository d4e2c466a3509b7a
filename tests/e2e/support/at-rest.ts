/** Waits until a panel has found its place and height, which takes it and its page a few rounds. */
import type { Frame, Page } from '@playwright/test';
import { type Box, frameBox } from './boxes.ts';
import { PodPage } from './pod-page.ts';

/** In rounds. A panel is at rest if it does not change for `calmRounds`, and never comes to rest after `mostRounds`. */
const calmRounds = 5;
const mostRounds = 60;

/** A panel's layout in its frame, in CSS px of the frame. */
export interface Layout {
  readonly clientWidth: number;
  readonly clientHeight: number;
  /** The height of the content below the frame's lower edge. */
  readonly hidden: number;
  readonly hasScrollbar: boolean;
}

/**
 * Waits until neither the panel's layout nor its place changes.
 *
 * @returns the final layout; null if the panel does not come to rest
 */
export async function comeToRest(page: Page, frame: Frame): Promise<Layout | null> {
  let before = '';
  let calm = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    // Both draw, so that the panel's height reaches the page, and the frame's new size reaches the panel.
    const [place, layout] = await Promise.all([
      page.evaluate(placeInNextFrame),
      frame.evaluate(layoutInNextFrame),
    ]);
    const now = JSON.stringify([place, layout]);
    calm = now === before ? calm + 1 : 0;
    before = now;
    if (calm === calmRounds) return layout;
  }
  return null;
}

/**
 * The frame's box once PSA's toolbar is drawn and the panel is at rest, for later comparison.
 *
 * @throws {Error} if the panel does not come to rest
 */
export async function boxAtRest(page: Page): Promise<Box> {
  await page.waitForFunction(hasToolbar);
  const layout = await comeToRest(page, await new PodPage(page).frame());
  if (layout === null) throw new Error('The panel does not come to rest.');
  return frameBox(page);
}

/** Runs in the panel. */
function layoutInNextFrame(): Promise<Layout> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { clientWidth, clientHeight, scrollHeight } = document.documentElement;
      const hidden = scrollHeight - clientHeight;
      done({ clientWidth, clientHeight, hidden, hasScrollbar: clientWidth < window.innerWidth });
    });
  });
}

/** Runs in the page, which sees only the panel's element. */
function placeInNextFrame(): Promise<string> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      done(JSON.stringify(document.documentElement.lastElementChild?.getBoundingClientRect()));
    });
  });
}

/** Runs in the page. Returns whether its screen, in the page or in a frame, has drawn its toolbar. */
function hasToolbar(): boolean {
  const screens = [...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument);
  return [document, ...screens].some((each) => each?.querySelector('.mm_toolbarHolder'));
}
