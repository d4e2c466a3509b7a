/** A person's pointer: it moves like a hand, slow at both ends, and presses on arrival. */
import type { Frame, Locator, Page } from '@playwright/test';

/** A position in the window, in CSS px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How long a hand takes to reach a button that the person has just seen, in ms. */
const usualMs = 350;

/** How long a person looks at something that they have not seen before, in ms. */
const lookMs = 800;

/** The pointer's position on each page. */
const hands = new WeakMap<Page, Spot>();

/** Moves the pointer in `ms` milliseconds, with the speed profile of a hand (minimum jerk). */
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

/** Brings a tab to the front. With several tabs, the person may just have switched, and looks at the tab first. */
export async function goToTab(page: Page): Promise<void> {
  await page.bringToFront();
  if (page.context().pages().length > 1) await lookAt(page);
}

/** Looks at a page or a panel, which must be drawing, before doing anything else. */
export async function lookAt(place: Page | Frame): Promise<void> {
  await place.evaluate(drawFor, lookMs);
}

/** Runs in the page: lets it draw for `ms` milliseconds. */
export async function drawFor(ms: number): Promise<void> {
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const since = await nextFrame();
  while ((await nextFrame()) - since < ms);
}

/** The center of an element in the panel, once it can be pressed. */
export async function spotOf(locator: Locator): Promise<Spot> {
  // Waits for everything that a click waits for, but does not click.
  await locator.click({ trial: true });
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not drawn.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags an element in the panel by a distance in CSS px, like a hand. */
export async function dragWithPointer(page: Page, locator: Locator, by: Spot): Promise<void> {
  const from = await spotOf(locator);
  await movePointer(page, from);
  await page.mouse.down();
  await movePointer(page, { x: from.x + by.x, y: from.y + by.y });
  await page.mouse.up();
}

/** Moves to an element in the panel and presses it, with a click or a double click. */
export async function pressWithPointer(
  page: Page,
  locator: Locator,
  how: 'click' | 'dblclick' = 'click',
): Promise<void> {
  const spot = await spotOf(locator);
  await movePointer(page, spot);
  await page.mouse[how](spot.x, spot.y);
}
