import { defineConfig } from '@playwright/test';

// Moments are shown in the reader's own time zone; tests that read them are to pass in every one.
process.env['TZ'] ??= 'UTC';

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'faults', testDir: 'tests/faults' },
    { name: 'hostile', testDir: 'tests/hostile' },
    {
      name: 'gallery',
      testDir: 'tests/gallery',
      // The same pictures for every machine: the gallery brings its own letters.
      snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
    },
  ],
  testMatch: '**/*.test.ts',
  globalSetup: './tests/e2e/support/build.ts',
  outputDir: '.output/e2e',
  // One browser for all tests that need none of their own, and one test at a time: a browser that waits for the processor
  // draws late, and the click guard then refuses a click that was meant.
  fullyParallel: true,
  workers: 1,
  retries: 0,
  // A picture of every page of a test that failed; with TRACE=1 its whole course besides (`npx playwright show-trace`).
  use: { screenshot: 'only-on-failure', trace: process.env['TRACE'] === '1' ? 'retain-on-failure' : 'off' },
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/e2e-results.json' }]],
});
