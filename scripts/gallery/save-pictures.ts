/** Takes pictures of the gallery's states. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser } from '@playwright/test';
import type { GalleryState } from '../../sandbox/gallery/gallery-state.ts';
import { GalleryPage, sameEverywhere } from '../../tests/gallery/support/gallery-page.ts';

/** Pictures to take in one language and one color scheme. */
export interface Pictures {
  readonly language: string;
  readonly scheme: 'light' | 'dark';
  readonly pictures: readonly {
    readonly state: GalleryState;
    /** Where it is saved. */
    readonly path: string;
  }[];
}

/** Saves each picture at twice the resolution. @param port the sandbox's */
export async function savePictures(browser: Browser, port: number, wanted: Pictures): Promise<void> {
  const { language, scheme, pictures } = wanted;
  const context = await browser.newContext({ ...sameEverywhere, colorScheme: scheme, deviceScaleFactor: 2 });
  const gallery = new GalleryPage(await context.newPage(), port);
  await gallery.open(language);
  for (const { state, path } of pictures) {
    await gallery.show(state);
    await mkdir(dirname(path), { recursive: true });
    await gallery.page.screenshot({ path, clip: await gallery.extent(), animations: 'disabled' });
  }
  await context.close();
}
