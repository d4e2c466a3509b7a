/**
 * The roll-out tests run separately and one at a time: their policy applies to the whole machine, so the browsers of
 * other tests would also get the extension.
 */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
  globalSetup: './support/restore.ts',
  outputDir: '../../.output/fleet',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  // The browser reads a changed policy only after several seconds.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../.output/fleet-results.json' }]],
});
