/** The POD on a page: the panel's frame lives in a closed shadow root, where only `page.frames()` finds it. */
import { expect, type Frame, type Page } from '@playwright/test';

export class PodPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The panels on the page; more than one would be a defect. */
  frames(): Frame[] {
    return this.#page.frames().filter((frame) => frame.url().includes('/panel.html'));
  }

  /** The one panel, once it is there. */
  async frame(): Promise<Frame> {
    await expect.poll(() => this.frames().length, { message: 'one panel on the page' }).toBe(1);
    const [frame] = this.frames();
    if (frame === undefined) throw new Error('The panel went away.');
    return frame;
  }

  /** A button of the panel. */
  async button(name: string) {
    return (await this.frame()).getByRole('button', { name, exact: true });
  }

  /** Presses a button of the panel. */
  async press(name: string): Promise<void> {
    const button = await this.button(name);
    await this.insist(() => button.click());
  }

  /** Presses a button after which money moves or an email goes out, once or with a double click. */
  async pressMoneyButton(name: string | RegExp, how: 'click' | 'dblclick' = 'click'): Promise<void> {
    const button = (await this.frame()).getByRole('button', { name, exact: true });
    await this.insist(() => button[how]());
  }

  /**
   * Presses as a person does, with the tab in front: once more when the panel says that it did not count, and when
   * nothing happened at all, because the browser itself swallows clicks on a frame that has just moved.
   */
  async insist(press: () => Promise<void>): Promise<void> {
    const frame = await this.frame();
    const refusal = frame.locator('.refused-click');
    await frame.evaluate(() => {
      document.addEventListener(
        'click',
        () => document.documentElement.setAttribute('data-clicked', ''),
        true,
      );
    });
    await this.#page.bringToFront();
    const isClicked = frame.locator('html[data-clicked]');
    let isFirst = true;
    await expect(async () => {
      // As a person does between two tries: a pointer that rests where the panel has jumped to is not believed.
      if (!isFirst) await this.#page.mouse.move(1, 1);
      isFirst = false;
      await press();
      expect(await isClicked.count()).toBe(1);
      await frame.evaluate(() => document.documentElement.removeAttribute('data-clicked'));
      expect(await refusal.count()).toBe(0);
    }).toPass({ intervals: [100] });
  }

  /** Waits until the panel shows `text`. */
  async expectText(text: string | RegExp): Promise<void> {
    await expect(async () => {
      const frame = await this.frame();
      await expect(frame.getByText(text).first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
  }

  /** Waits until there is no panel, and has been none for a few frames of the page. */
  async expectNone(): Promise<void> {
    await expect.poll(() => this.frames().length, { message: 'no panel on the page' }).toBe(0);
  }
}
