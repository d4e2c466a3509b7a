/** A panel that has found its place and its height, which takes it and its page a few turns. */
import type { Frame, Page } from '@playwright/test';
import { type Box, frameBox } from './boxes.ts';
import { PodPage } from './pod-page.ts';

/** A panel that has not changed while it and its page drew this often is at rest; one that changes for longer never is. */
const calmRounds = 5;
const mostRounds = 60;

/** How a panel is laid out in its frame; in CSS px of the frame. */
export interface Layout {
  readonly clientWidth: number;
  readonly clientHeight: number;
  /** What lies below its lower edge. */
  readonly hidden: number;
  readonly hasScrollbar: boolean;
}

/**
 * Waits until neither the panel's layout nor its place changes any more.
 *
 * @returns the layout then; null for a panel that does not come to rest
 */
export async function comeToRest(page: Page, frame: Frame): Promise<Layout | null> {
  let before = '';
  let calm = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    // Both draw: what the panel tells of its height reaches the page, and its frame's new size the panel.
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
 * The frame's box once the panel is at rest, below PSA's toolbar: for whatever is to be compared with it later.
 *
 * @throws {Error} for a panel that does not come to rest
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

/** Runs in the page, which does not see more of the panel than its element. */
function placeInNextFrame(): Promise<string> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      done(JSON.stringify(document.documentElement.lastElementChild?.getBoundingClientRect()));
    });
  });
}

/** Runs in the page: whether its screen, in it or in a frame, has drawn its bar. */
function hasToolbar(): boolean {
  const screens = [...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument);
  return [document, ...screens].some((each) => each?.querySelector('.mm_toolbarHolder'));
}
