import { defineConfig } from '@playwright/test';

// Times are shown in the user's time zone; tests that read them must pass in every zone.
process.env['TZ'] ??= 'UTC';

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'faults', testDir: 'tests/faults' },
    { name: 'hostile', testDir: 'tests/hostile' },
    { name: 'layouts', testDir: 'tests/layouts' },
    {
      name: 'gallery',
      testDir: 'tests/gallery',
      // The same pictures on every machine: the gallery brings its own fonts.
      snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
    },
  ],
  testMatch: '**/*.test.ts',
  globalSetup: './tests/e2e/support/build.ts',
  outputDir: '.output/e2e',
  // Tests share one browser unless they need their own, and run one at a time: a browser that waits for the processor
  // draws late, and the click guard then refuses an intended click.
  fullyParallel: true,
  workers: 1,
  retries: 0,
  // Screenshots of the pages of a failed test; with TRACE=1 also its trace (`npx playwright show-trace`).
  use: { screenshot: 'only-on-failure', trace: process.env['TRACE'] === '1' ? 'retain-on-failure' : 'off' },
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/e2e-results.json' }]],
});
