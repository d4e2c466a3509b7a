/** A person without a pointer, who moves through page and panel with Tab, and presses the focused control. */
import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import type { PodPage } from './pod-page.ts';

/** More Tab presses than any page here has controls. */
const mostPresses = 120;

/** How long a person who reads holds a key, in ms. */
const readingMs = 250;

export class Keyboard {
  readonly #page: Page;
  readonly #pod: PodPage;

  constructor(page: Page, pod: PodPage) {
    this.#page = page;
    this.#pod = pod;
  }

  /** Presses Tab, from the page into the panel and around in it, until the control has the focus. */
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

  /** Moves to a button and presses it. */
  async pressButton(name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabToButton(name);
    await this.#page.keyboard.press(key);
  }

  /** Moves to a last button and presses it. */
  async pressMoneyButton(name: string | RegExp): Promise<void> {
    await this.tabToButton(name);
    // Moves back to the previous control and forth again: no one presses a button the instant it appears.
    await this.#page.keyboard.press('Shift+Tab', { delay: readingMs });
    await this.#page.keyboard.press('Tab', { delay: readingMs });
    await this.#page.keyboard.press('Enter');
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Replaces the focused field's text. */
  async typeOver(text: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.type(text);
  }
}

/** Whether a control has the focus, in a document that has the focus. */
async function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => document.hasFocus() && document.activeElement === element);
}

/** Expects that the focused element has a visible focus ring. */
export async function expectVisibleFocus(frame: Frame): Promise<void> {
  const outline = await frame.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return { outlineStyle, outlineWidth };
  });
  expect(outline).toEqual({ outlineStyle: 'solid', outlineWidth: '2px' });
}
