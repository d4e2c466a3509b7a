/** The table that `npm run jobs` prints: how many clicks each job takes, and whether that is what is wanted. */
import type { Counted, TakeResult } from './counted.ts';
import { type Job, jobs, places, sizes } from './takes.ts';

const header = ['job', 'wanted', 'clicks', 'verdict'];

/** Whether each take of the job was done, in no more clicks than wanted. */
export function isMet({ wanted }: Pick<Job, 'wanted'>, results: readonly TakeResult[]): boolean {
  return results.every(
    ({ counted }) => counted !== undefined && (wanted === null || counted.clicks.length <= wanted),
  );
}

/** Whether that is so for every job among the results. */
export function areAllMet(results: readonly TakeResult[]): boolean {
  return rowsOf(results).every(([job, own]) => isMet(job, own));
}

/** The table, with a row for each job among the results; below it, what was clicked. */
export function jobsTable(results: readonly TakeResult[]): string {
  const rows = rowsOf(results).map(([job, own]) => [
    job.title,
    job.wanted === null ? '–' : String(job.wanted),
    cell(own, ({ clicks }) => String(clicks.length)),
    verdict(job, own),
  ]);
  const clicks = rowsOf(results).map(
    ([{ title }, own]) => `${title}: ${cell(own, (counted) => counted.clicks.join(' → '))}`,
  );
  return `${aligned([header, ...rows])}

A click is one press of the pointer, counted from the open invoice.

${clicks.join('\n')}`;
}

function rowsOf(results: readonly TakeResult[]): (readonly [Job, readonly TakeResult[]])[] {
  return jobs.flatMap((job) => {
    const own = results.filter((result) => result.job === job.name);
    return own.length === 0 ? [] : [[job, own] as const];
  });
}

function verdict(job: Job, results: readonly TakeResult[]): string {
  if (!isMet(job, results)) return 'not met';
  return job.wanted === null ? '–' : 'met';
}

/** What all takes have in common, or else what each value was counted in. */
function cell(results: readonly TakeResult[], tell: (counted: Counted) => string): string {
  const takes = new Map<string, TakeResult[]>();
  for (const result of results) {
    const value = result.counted === undefined ? 'not done' : tell(result.counted);
    takes.set(value, [...(takes.get(value) ?? []), result]);
  }
  if (takes.size <= 1) return [...takes.keys()].join('');
  return [...takes].map(([value, own]) => `${value} (${takesWords(own, results)})`).join(', ');
}

/** Names takes by their place or size alone, if that says which. */
function takesWords(some: readonly TakeResult[], all: readonly TakeResult[]): string {
  for (const [key, values] of [
    ['place', places],
    ['size', Object.keys(sizes)],
  ] as const) {
    const own = values.filter((value) => some.some((take) => take[key] === value));
    const isWhole = all.every((take) => some.includes(take) === own.some((value) => value === take[key]));
    if (isWhole) return own.join(', ');
  }
  return some.map(({ place, size }) => `${place} ${size}`).join(', ');
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = rows;
  return [
    line(first),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...others.map(line),
  ].join('\n');
}
