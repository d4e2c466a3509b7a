/** A person without a pointer: goes through the page and the panel with Tab, and presses what has the focus. */
import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import type { PodPage } from './pod-page.ts';

/** More presses of Tab than there are controls on any page here. */
const mostPresses = 120;

/** How long a key is held by somebody who reads, in ms. */
const readingMs = 250;

export class Keyboard {
  readonly #page: Page;
  readonly #pod: PodPage;

  constructor(page: Page, pod: PodPage) {
    this.#page = page;
    this.#pod = pod;
  }

  /** Goes on with Tab, from the page into the panel and around in it, until the control has the focus. */
  async tabTo(find: (frame: Frame) => Locator): Promise<void> {
    const control = find(await this.#pod.frame());
    await control.waitFor();
    for (let presses = 0; presses < mostPresses; presses += 1) {
      if (await hasFocus(control)) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${control}.`);
  }

  async tabToButton(name: string | RegExp): Promise<void> {
    await this.tabTo((frame) => frame.getByRole('button', { name, exact: true }));
  }

  /** Goes to a button and presses it. */
  async pressButton(name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabToButton(name);
    await this.#page.keyboard.press(key);
  }

  /** Goes to the last button of a charge, a refund or a reminder, and presses it. */
  async pressMoneyButton(name: string | RegExp): Promise<void> {
    await this.tabToButton(name);
    // Back to what is before it, and there again: nobody presses in the instant in which a button comes up.
    await this.#page.keyboard.press('Shift+Tab', { delay: readingMs });
    await this.#page.keyboard.press('Tab', { delay: readingMs });
    await this.#page.keyboard.press('Enter');
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Types over what the focused field holds. */
  async typeOver(text: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.type(text);
  }
}

/** Whether a control has the focus, and its document the keyboard. */
async function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => document.hasFocus() && document.activeElement === element);
}

/** Whether what has the focus can be seen to have it. */
export async function expectVisibleFocus(frame: Frame): Promise<void> {
  const outline = await frame.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return { outlineStyle, outlineWidth };
  });
  expect(outline).toEqual({ outlineStyle: 'solid', outlineWidth: '2px' });
}
