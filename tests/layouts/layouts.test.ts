/**
 * The POD is taught 500 generated invoice screens, each with two invoices and a list, and then finds further invoices of
 * each and nothing on other screens. `npm run test:layouts` looks at more screens, or at other layouts.
 */
import { expect, test } from '@playwright/test';
import { findBrowser } from '../../scripts/browser/find-browser.ts';
import { launchPlain } from '../../scripts/browser/launch-plain.ts';
import { isLearned, runLayouts, summary } from './support/run-layouts.ts';

const perTest = 50;
/** Of 50: one fewer than the 95 % that all of them together reach, because seeds differ. */
const leastLearned = 46;

for (let firstSeed = 1; firstSeed <= 500; firstSeed += perTest) {
  test(`PSA’s screens ${firstSeed} to ${firstSeed + perTest - 1}, once taught, show their own invoice or none`, async () => {
    test.setTimeout(300_000);
    const browser = await launchPlain(await findBrowser());
    const results = await runLayouts(browser, { firstSeed, count: perTest, screens: 3 }).finally(() =>
      browser.close(),
    );
    expect(results.flatMap(({ wrong, elsewhere }) => [...wrong, ...elsewhere])).toEqual([]);
    expect(results.filter(isLearned).length, summary(results)).toBeGreaterThanOrEqual(leastLearned);
  });
}
