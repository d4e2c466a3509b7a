/**
 * The roll-out tests, apart from all others: their policy holds for the whole machine, and the browsers of tests beside
 * them would be given the extension too. So also one at a time.
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
  // The browser looks at a changed policy after seconds.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../.output/fleet-results.json' }]],
});
