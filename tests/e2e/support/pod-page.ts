/** The POD on a page. The panel's frame is in a closed shadow root, where only `page.frames()` finds it. */
import { expect, type Frame, type Page } from '@playwright/test';
import { goToTab, pressWithPointer } from './person.ts';

export class PodPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The panels on the page; more than one would be a defect. */
  frames(): Frame[] {
    return this.#page.frames().filter((frame) => frame.url().includes('/panel.html'));
  }

  /** Waits for exactly one panel, and returns its frame. */
  async frame(): Promise<Frame> {
    await expect.poll(() => this.frames().length, { message: 'one panel on the page' }).toBe(1);
    const [frame] = this.frames();
    if (frame === undefined) throw new Error('The panel went away.');
    return frame;
  }

  /** Opens the panel of an invoice that needs nothing, which starts as a tab. Others are open, or stay as they are. */
  async openIfQuiet(): Promise<void> {
    const frame = await this.frame();
    // In every language.
    const tab = frame.locator('.tab.good, .tab.quiet').filter({ hasNotText: 'WisePay' });
    const view = frame.locator('.facts, main button');
    await tab.or(view).first().waitFor();
    // The panel moves once when PSA's toolbar appears above it; a click at that time misses the tab.
    await expect(async () => {
      if (await tab.isVisible()) await tab.click({ timeout: 5_000 });
      await expect(tab).toBeHidden({ timeout: 2_000 });
    }).toPass();
  }

  /** The slim tab that a collapsed panel leaves. */
  async tab() {
    return (await this.frame()).getByRole('button', { name: /\. Open the WisePay panel$/ });
  }

  /** Opens a collapsed panel. */
  async openFromTab(): Promise<void> {
    await this.#page.bringToFront();
    await (await this.tab()).click();
  }

  async button(name: string) {
    return (await this.frame()).getByRole('button', { name, exact: true });
  }

  /** Presses a button of the panel. */
  async press(name: string): Promise<void> {
    await this.#page.bringToFront();
    await (await this.button(name)).click();
  }

  /** Presses a last button like a person, with a click or a double click. */
  async pressMoneyButton(name: string | RegExp, how: 'click' | 'dblclick' = 'click'): Promise<void> {
    await goToTab(this.#page);
    const button = (await this.frame()).getByRole('button', { name, exact: true });
    await pressWithPointer(this.#page, button, how);
  }

  /** Waits until the panel shows `text`. */
  async expectText(text: string | RegExp): Promise<void> {
    await expect(async () => {
      const frame = await this.frame();
      await expect(frame.getByText(text).first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
  }

  /** Waits until there is no panel on the page. */
  async expectNone(): Promise<void> {
    await expect.poll(() => this.frames().length, { message: 'no panel on the page' }).toBe(0);
  }
}
