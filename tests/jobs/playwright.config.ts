/** The jobs that `npm run jobs` films. They take minutes, so they are not part of `npm test`. */
import { defineConfig } from '@playwright/test';

// Times are shown in the user's time zone.
process.env['TZ'] ??= 'UTC';

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
  globalSetup: '../e2e/support/build.ts',
  // Playwright empties this folder, so it is not the one of the screenshots.
  outputDir: '../../.output/jobs-failures',
  // One at a time: a browser that waits for the processor draws late, and the click guard then refuses a click.
  workers: 1,
  // What works only at the second try does not count.
  retries: 0,
  use: { screenshot: 'only-on-failure', actionTimeout: 15_000 },
  timeout: 150_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
});
