/** The panel's box on the page, as a person sees it appear, move and disappear. */
import type { Page } from '@playwright/test';
import { PodPage } from './pod-page.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The frame's current box, in CSS px of the window, without the panel's edge of 1 px around it. */
export async function frameBox(page: Page): Promise<Box> {
  const element = await (await new PodPage(page).frame()).frameElement();
  const box = await element.boundingBox();
  if (box === null) throw new Error('The panel is not drawn.');
  return box;
}

/** The box of the panel's element, which is its visible part, in CSS px; null while it takes no clicks. */
export function shownBox(page: Page): Promise<Box | null> {
  return page.evaluate(() => {
    const element = document.documentElement.lastElementChild;
    const box = element?.getBoundingClientRect();
    if (element === null || box === undefined) return null;
    const { x, y, width, height } = box;
    const isShown = document.elementFromPoint(x + width / 2, y + height / 2) === element;
    return isShown ? { x, y, width, height } : null;
  });
}

/**
 * Notes every box that the panel has from now on, frame by frame. Starts again when the page reloads. Frames without a
 * panel leave no note.
 */
export async function noteBoxes(page: Page): Promise<() => Promise<Box[]>> {
  await page.evaluate(startNotes);
  await page.addInitScript(startNotes);
  return () => page.evaluate(() => (window as unknown as { readonly boxes: Box[] }).boxes);
}

/** Runs in the page. */
function startNotes(): void {
  const boxes: Box[] = [];
  Object.assign(window, { boxes });
  const note = () => {
    requestAnimationFrame(note);
    const element = document.documentElement?.lastElementChild;
    if (!(element instanceof HTMLElement) || element.popover !== 'manual') return;
    const { x, y, width, height } = element.getBoundingClientRect();
    if (document.elementFromPoint(x + width / 2, y + height / 2) !== element) return;
    const last = boxes.at(-1);
    const isSame = last?.x === x && last.y === y && last.width === width && last.height === height;
    if (!isSame) boxes.push({ x, y, width, height });
  };
  note();
}
