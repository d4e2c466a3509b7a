/** The gallery in a tab: one state after another, in one language. */
import type { Page } from '@playwright/test';
import { type GalleryState, widthOf } from '#sandbox/gallery/gallery-state.ts';
import { galleryTime } from '#sandbox/gallery/states/base.ts';

/** In CSS px. High enough that every state is fully visible, with nothing behind its header. */
const height = 2_400;

/** The settings of every gallery tab, so that pictures do not depend on the machine. */
export const sameEverywhere = { locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' } as const;

export class GalleryPage {
  readonly page: Page;
  readonly #url: string;
  #width = 0;

  /** @param port the sandbox's port */
  constructor(page: Page, port: number) {
    this.page = page;
    this.#url = `http://127.0.0.1:${port}/__sandbox/gallery`;
  }

  /** Loads the page in a language (BCP 47), at the gallery's fixed time. */
  async open(language: string): Promise<void> {
    await this.page.clock.setFixedTime(galleryTime);
    await this.page.goto(`${this.#url}/state?${new URLSearchParams({ language })}`);
    await this.page.waitForFunction(() => window.gallery !== undefined);
  }

  /** Draws a state, in a window of the state's width. */
  async show(state: GalleryState): Promise<void> {
    await this.resize(widthOf(state));
    await this.page.evaluate((wanted) => window.gallery?.show(wanted), state.name);
  }

  /** @param width of the window, in CSS px */
  async resize(width: number): Promise<void> {
    if (width !== this.#width) await this.page.setViewportSize({ width, height });
    this.#width = width;
  }

  /** The area that the state takes up, in CSS px. */
  async extent(): Promise<{ x: number; y: number; width: number; height: number }> {
    const inUse = await this.page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    return { x: 0, y: 0, width: this.#width, height: inUse };
  }
}
