import { defineConfig } from 'vitest/config';

// Times are shown in the user's time zone; tests that read them must pass in every zone.
process.env['TZ'] ??= 'UTC';

export default defineConfig({
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/built/**/*.test.ts',
      'tests/fuzz/**/*.test.ts',
      'tests/model/**/*.test.ts',
    ],
    // Stops tests that never end. How long a test takes depends on the machine and is no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One process runs many files, on every core: loading the modules for each file costs more than most files' tests.
    // Nothing of one file reaches the next: every stubbed global is removed with its test.
    isolate: false,
    setupFiles: ['tests/unit/support/browser.ts'],
    maxWorkers: '100%',
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
