/** What mutation testing found, as text for the terminal. */
import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';

/** What became of one change. */
export type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** How many changes the tests noticed, of those that could be tried. */
export interface Score {
  readonly noticed: number;
  readonly tried: number;
}

const noticed = ['Killed', 'Timeout'];
const missed = ['Survived', 'NoCoverage'];

/** The score of some changes. A change that keeps the tests from starting does not count. */
export function scoreOf(results: readonly MutantResult[]): Score {
  const count = (statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  return { noticed: count(noticed), tried: count([...noticed, ...missed]) };
}

/** The score in percent; 100 if nothing was tried. */
export function percentOf({ noticed, tried }: Score): number {
  return tried === 0 ? 100 : (100 * noticed) / tried;
}

/** One line for each change that no test noticed, then one for each folder with its score. */
export function reportOf(results: readonly MutantResult[]): string {
  const byFolder = Map.groupBy(results, ({ fileName }) => dirname(pathOf(fileName)));
  const scores = [...byFolder].sort().map(([folder, own]) => `${scoreLine(own)}  ${folder}`);
  const survivors = results.filter(({ status }) => missed.includes(status)).map(survivorLine);
  return [...survivors.sort(), '', ...scores, `${scoreLine(results)}  in all`].join('\n');
}

function scoreLine(results: readonly MutantResult[]): string {
  const score = scoreOf(results);
  return `${percentOf(score).toFixed(1).padStart(5)} %  ${String(score.noticed).padStart(4)} of ${String(score.tried).padStart(4)}`;
}

function survivorLine({ fileName, location: { start, end }, replacement, status }: MutantResult): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  const place = `${pathOf(fileName)}:${start.line}:${start.column}`;
  return `${place}  ${short(lines.join(' '))}  ->  ${short(replacement ?? '')}${status === 'NoCoverage' ? '  (no test reaches it)' : ''}`;
}

const short = (code: string) => code.replaceAll(/\s+/g, ' ').slice(0, 90);

const pathOf = (fileName: string) => relative(process.cwd(), fileName).replaceAll('\\', '/');
