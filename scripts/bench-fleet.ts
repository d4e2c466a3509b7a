/**
 * `npm run bench:fleet`: measures the load that fleets of technicians put on WisePay, in virtual time with the POD's
 * own code and the sandbox's API, and whether they come back in a wave after an outage. Exits with 1 if a figure is
 * above its budget. Takes about 15 minutes on two cores.
 *
 * Usage: npm run bench:fleet [-- --seed 1] [--only day|outages] [--document]
 *   --document   puts the tables into docs/performance.md
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { hour, minute } from '../tests/bench/fleet/assumptions.ts';
import { exceeded, measureFigures, sizes } from '../tests/bench/fleet/figures.ts';
import { type OutageName, outages } from '../tests/bench/fleet/outages.ts';
import type { FleetResult } from '../tests/bench/fleet/run-fleet.ts';
import { runShards } from '../tests/bench/fleet/run-shards.ts';
import { dayTable, type OutageResult, outageTable } from '../tests/bench/fleet/tables.ts';
import { measureWave, usualFor, type Wave, watchedFor, waveFaults } from '../tests/bench/fleet/wave.ts';
import { documentResult, markdownTable } from '../tests/bench/support/document-table.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    document: { type: 'boolean', default: false },
  },
});
const only = v.safeParse(v.optional(v.picklist(['day', 'outages'])), values.only);
if (!only.success || (values.document && only.output !== undefined)) {
  console.error('--only is day or outages, and not for the document, which has both.');
  process.exit(2);
}
const { seed } = values;
const largest = Math.max(...sizes);

/** From before the first technician comes until after the last has gone. */
const wholeDay = { from: 6 * hour, to: 19 * hour };
/** In the busiest hour, late enough that technicians are in the middle of their work. */
const outageAt = 10 * hour + 20 * minute;

const faults: string[] = [];
const texts: string[] = [];
const report: Record<string, unknown> = { seed };
if (only.output !== 'outages') await measureDays();
if (only.output !== 'day') await measureOutages();

await mkdir('.output', { recursive: true });
await writeFile('.output/bench-fleet.json', JSON.stringify({ ...report, faults }, null, 2));
if (values.document) await documentResult('fleet', texts.join('\n\n'));
console.log(faults.length === 0 ? '\nEverything is within its budget.' : `\n${faults.join('\n')}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function measureDays(): Promise<void> {
  const results: FleetResult[] = [];
  const days: unknown[] = [];
  for (const technicians of sizes) {
    const result = await timed(`a day of ${technicians}`, () =>
      runShards({ seed, first: 0, technicians, ...wholeDay }),
    );
    const measured = measureFigures(result, technicians);
    days.push({ technicians, figures: measured });
    faults.push(...exceeded(measured).map((fault) => `${technicians} technicians: ${fault}`));
    results.push(result);
  }
  show(markdownTable(dayTable(results)));
  report['days'] = days;
}

async function measureOutages(): Promise<void> {
  const results: OutageResult[] = [];
  for (const name of Object.keys(outages) as OutageName[]) {
    const { title } = outages[name];
    const wave = await timed(title, () => suffer(name, false));
    const inStep = await timed(`${title}, without chance`, () => suffer(name, true));
    faults.push(...waveFaults(title, wave));
    results.push({ title, wave, inStep });
  }
  show(markdownTable(outageTable(results)));
  report['outages'] = results;
}

async function suffer(name: OutageName, inStep: boolean): Promise<Wave> {
  const { lasts } = outages[name];
  const from = outageAt - usualFor - 6 * minute;
  const to = outageAt + lasts + watchedFor;
  const outage = { name, at: outageAt };
  const result = await runShards({ seed, first: 0, technicians: largest, from, to, outage, inStep });
  return measureWave(result, { from }, { lasts, at: outageAt });
}

async function timed<T>(title: string, run: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  console.log(`▸ ${title} …`);
  const result = await run();
  console.log(`  ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return result;
}

function show(text: string): void {
  texts.push(text);
  console.log(`\n${text}\n`);
}
