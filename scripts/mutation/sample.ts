/** Chooses the lines of code that mutation testing changes. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';

/** Neighboring lines of a file, without an empty line between them. */
export interface Passage {
  readonly file: string;
  /** The first and last line, from 1. */
  readonly first: number;
  readonly last: number;
  /** How many of the lines hold more than a comment or an import. */
  readonly codeLines: number;
  readonly text: string;
}

/**
 * The TypeScript files in or at each of `paths`, which are relative to the project.
 *
 * @throws {Error} for a path that does not exist
 */
export function filesAt(paths: readonly string[]): string[] {
  const files = paths.flatMap((path) =>
    statSync(path).isDirectory() ? globSync(`${path}/**/*.{ts,tsx}`) : [path],
  );
  return [...new Set(files.map((file) => file.replaceAll('\\', '/')))].sort();
}

/** The passages of a file that hold code. */
export function passagesOf(file: string, text: string): Passage[] {
  const passages: Passage[] = [];
  const lines = text.split(/\r?\n/);
  let first = 0;
  for (let line = 0; line <= lines.length; line += 1) {
    if (line < lines.length && lines[line]?.trim() !== '') continue;
    const own = lines.slice(first, line);
    const codeLines = own.filter((code) => !/^\s*(?:\/[/*]|\*|import\b|$)/.test(code)).length;
    if (codeLines > 0) passages.push({ file, first: first + 1, last: line, codeLines, text: own.join('\n') });
    first = line + 1;
  }
  return passages;
}

/**
 * A sample of the files' passages: always the same for the same seed, and mostly the same after an edit.
 *
 * @param lines about how many lines of code
 * @param seed any text
 */
export function samplePassages(files: readonly string[], lines: number, seed: string): Passage[] {
  const rank = ({ file, text }: Passage) =>
    createHash('sha256').update(`${seed} ${file} ${text}`).digest('hex');
  const ranked = files
    .flatMap((file) => passagesOf(file, readFileSync(file, 'utf8')))
    .map((passage) => ({ passage, rank: rank(passage) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const sample: Passage[] = [];
  let taken = 0;
  for (const { passage } of ranked) {
    if (taken >= lines) break;
    sample.push(passage);
    taken += passage.codeLines;
  }
  return sample;
}
