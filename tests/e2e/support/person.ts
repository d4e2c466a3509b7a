/** The pointer in a person's hand: it goes to a place in its own time, slow at both ends, and presses when it is there. */
import type { Locator, Page } from '@playwright/test';

/** A place in the window, in CSS px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How long a hand takes to a button that it has just seen, in ms. */
const usualMs = 350;

/** How long a person looks at a tab after switching to it, in ms. */
const lookMs = 800;

/** Where the pointer of each page is. */
const hands = new WeakMap<Page, Spot>();

/** Moves the pointer; the path's speed is that of a hand (minimum jerk). */
export async function movePointer(page: Page, to: Spot, ms = usualMs): Promise<void> {
  const from = hands.get(page) ?? { x: 1, y: 1 };
  const start = performance.now();
  for (let part = 0; part < 1; ) {
    part = Math.min((performance.now() - start) / ms, 1);
    const way = part ** 3 * (10 - 15 * part + 6 * part ** 2);
    await page.mouse.move(from.x + (to.x - from.x) * way, from.y + (to.y - from.y) * way);
  }
  hands.set(page, to);
}

/** Brings a tab to the front. With several tabs a person may just have switched to it, and looks at it first. */
export async function goToTab(page: Page): Promise<void> {
  await page.bringToFront();
  if (page.context().pages().length > 1) await page.evaluate(drawFor, lookMs);
}

/** Runs in the page: lets it draw for a time, in ms. */
export async function drawFor(ms: number): Promise<void> {
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const since = await nextFrame();
  while ((await nextFrame()) - since < ms);
}

/** The middle of something in the panel, once it is there and can be pressed. */
export async function spotOf(locator: Locator): Promise<Spot> {
  // Everything that a click waits for, and no click.
  await locator.click({ trial: true });
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not drawn.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Goes to something in the panel and presses it, once or with a double click. */
export async function pressWithPointer(
  page: Page,
  locator: Locator,
  how: 'click' | 'dblclick' = 'click',
): Promise<void> {
  const spot = await spotOf(locator);
  await movePointer(page, spot);
  await page.mouse[how](spot.x, spot.y);
}
