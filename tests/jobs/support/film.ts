/** A strip of screenshots of one job, numbered from one. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface Film {
  /** Saves what is on the screen while a page is in front; by default, the invoice's. */
  shoot(step: string, page?: Page): Promise<void>;
}

/** @param picture takes a screenshot (PNG) */
export function createFilm(folder: string, picture: (page?: Page) => Promise<Uint8Array>): Film {
  let count = 0;
  return {
    async shoot(step, page) {
      count += 1;
      const name = `${String(count).padStart(2, '0')}-${step}.png`;
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), await picture(page));
    },
  };
}
