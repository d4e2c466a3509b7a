/** The unit tests that mutation testing runs: those of `lib/`. The others take longer and find hardly more. */
import { configDefaults, defineConfig } from 'vitest/config';
import project from '../../vitest.config.ts';

const otherTests = [
  'bench',
  'components',
  'docs',
  'i18n',
  'locales',
  'mutation',
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
    // A change can make a test wait forever. Stryker has a limit of its own, which depends on how fast the tests are here.
    testTimeout: 30_000,
  },
});
