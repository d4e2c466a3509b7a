/** Runs the demo step by step, and prints each step with its time. */
import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Where the demo's pictures go. */
const folder = '.output/demo';

/** The steps of one demo, counted from one. */
export interface Steps {
  /** Runs one step, prints how long it took, and takes a picture of the page that it ends on. */
  run(name: string, work: () => Promise<Page>): Promise<Page>;
}

/** Creates the folder for the pictures, and the steps. */
export async function createSteps(): Promise<Steps> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  return {
    async run(name, work) {
      count += 1;
      const start = performance.now();
      const page = await work().catch((error: unknown) => {
        console.log(`✘ ${name}`);
        throw error;
      });
      console.log(`✔ ${name} (${Math.round(performance.now() - start)} ms)`);
      const file = `${count}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;
      await page.screenshot({ path: `${folder}/${file}` });
      return page;
    },
  };
}
