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
  // Each worker has a sandbox of its own, put back to its seed for every test, and each test its own browser.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/e2e-results.json' }]],
});
