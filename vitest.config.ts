import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/built/**/*.test.ts',
      'tests/fuzz/**/*.test.ts',
      'tests/model/**/*.test.ts',
    ],
    // Servers and identity providers start in some of these; two cores have to be enough.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
