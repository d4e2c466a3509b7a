/** The unit tests that mutation testing runs: those of `lib/`. The others take longer and find hardly more. */
import { configDefaults, defineConfig } from 'vitest/config';
import project from '../../vitest.config.ts';

const otherTests = [
  'bench',
  'components',
  'docs',
  'i18n',
  'locales',
  'openapi',
  'package',
  'run',
  'sandbox*',
];

export default defineConfig({
  ...project,
  test: {
    ...project.test,
    include: ['tests/unit/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...otherTests.map((folder) => `tests/unit/${folder}/**`)],
    // A change can make a test wait forever.
    testTimeout: 10_000,
  },
});
