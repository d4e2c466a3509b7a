/** The gallery in a tab: one state after the other, in one language. */
import type { Page } from '@playwright/test';
import { type GalleryState, widthOf } from '#sandbox/gallery/gallery-state.ts';
import { galleryTime } from '#sandbox/gallery/states/base.ts';

/** High enough for every state, in CSS px: nothing is behind the header or out of sight. */
const height = 2_400;

/** What every tab of the gallery is opened with: nothing in a picture is left to the machine. */
export const sameEverywhere = { locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' } as const;

export class GalleryPage {
  readonly page: Page;
  readonly #url: string;
  #width = 0;

  /** @param port the sandbox's */
  constructor(page: Page, port: number) {
    this.page = page;
    this.#url = `http://127.0.0.1:${port}/__sandbox/gallery`;
  }

  /** Loads the page anew. */
  async open(language: string): Promise<void> {
    await this.page.clock.setFixedTime(galleryTime);
    await this.page.goto(`${this.#url}/state?${new URLSearchParams({ language })}`);
    await this.page.waitForFunction(() => window.gallery !== undefined);
  }

  /** Draws a state, in a window of its width. */
  async show(state: GalleryState): Promise<void> {
    await this.resize(widthOf(state));
    await this.page.evaluate((wanted) => window.gallery?.show(wanted), state.name);
  }

  /** @param width of the window, in CSS px */
  async resize(width: number): Promise<void> {
    if (width !== this.#width) await this.page.setViewportSize({ width, height });
    this.#width = width;
  }

  /** What of the window the state takes up, in CSS px. */
  async extent(): Promise<{ x: number; y: number; width: number; height: number }> {
    const inUse = await this.page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    return { x: 0, y: 0, width: this.#width, height: inUse };
  }
}
