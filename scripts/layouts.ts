/**
 * `npm run test:layouts [-- --seed 1 --count 500 --screens 20]`: teaches the POD generated invoice screens, looks at
 * further invoices and other screens of each, and says what it found. The last line gives the counts.
 */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { isLearned, runLayouts, summary } from '../tests/layouts/support/run-layouts.ts';
import { findBrowser } from './browser/find-browser.ts';
import { launchPlain } from './browser/launch-plain.ts';
import { runCommand } from './command.ts';

/** The least share of layouts that have to be learned. */
const leastLearned = 0.95;

const countSchema = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const optionsSchema = v.object({ seed: countSchema, count: countSchema, screens: countSchema });

await runCommand({ script: 'scripts/layouts.ts', failed: 'The layouts were not run' }, async () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '500' },
      screens: { type: 'string', default: '20' },
    },
  });
  const options = v.safeParse(optionsSchema, values);
  if (!options.success) throw new Error('--seed, --count and --screens are whole numbers.');
  const { seed, count, screens } = options.output;
  const browser = await launchPlain(await findBrowser());
  const results = await runLayouts(browser, { firstSeed: seed, count, screens }).finally(() =>
    browser.close(),
  );
  for (const result of results) {
    if (count === 1) console.log(JSON.stringify(result, null, 2));
    const said = [result.problem ?? [], result.wrong, result.elsewhere, result.missed].flat();
    if (said.length > 0) console.log(`${result.layout.seed}: ${said.slice(0, 4).join('; ')}`);
  }
  console.log(summary(results));
  const isSafe = results.every(({ wrong, elsewhere }) => wrong.length === 0 && elsewhere.length === 0);
  process.exitCode = isSafe && results.filter(isLearned).length >= leastLearned * results.length ? 0 : 1;
});
