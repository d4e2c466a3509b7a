import { defineConfig } from 'vitest/config';

// Moments are shown in the reader's own time zone; tests that read them are to pass in every one.
process.env['TZ'] ??= 'UTC';

export default defineConfig({
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/built/**/*.test.ts',
      'tests/fuzz/**/*.test.ts',
      'tests/model/**/*.test.ts',
    ],
    // For what never ends. How long a test takes depends on the machine, and is no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One process for many files, on every core: loading the modules for each file costs more than most files' tests.
    // Nothing of one file reaches the next: every stubbed global goes with its test.
    isolate: false,
    maxWorkers: '100%',
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
