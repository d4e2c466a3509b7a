/** No name in the code contains a word that the glossary rules out. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const glossary = readFileSync('docs/glossary.md', 'utf8');
const [, ruling = ''] = glossary.split('## Not used in names');

/** The words of the table's first column, without the restrictions in parentheses. */
const ruledOut = [...ruling.matchAll(/^\| ([^|]+) \|/gm)]
  .slice(2)
  .flatMap(([, cell = '']) => cell.replace(/ \(.*\)/, '').split(', '));

const isBenchmark = (path: string) => /(?:^|\/)bench(?:[-./]|$)/.test(path);
const files = globSync('{lib,components,entrypoints,sandbox,scripts,tests}/**/*.{ts,tsx,mjs}').filter(
  (path) => !isBenchmark(path),
);

const commentsAndTexts =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const declarations =
  /\b(?:function|const|let|class|interface|type)\s+([A-Za-z_$][\w$]*)|^\s+(?:(?:readonly|async|get|set)\s+|#)*([A-Za-z_$][\w$]*)\??\s*[:(<]/gm;

/** The names that a source text declares: functions, variables, types, properties and methods. */
function namesIn(source: string): string[] {
  const code = source.replaceAll(commentsAndTexts, (found) => (found.startsWith('/') ? '' : "''"));
  return [...code.matchAll(declarations)].map(([, one, other = '']) => one ?? other);
}

const wordsOf = (name: string) =>
  [...name.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)].map(([word]) => word.toLowerCase());

const ruledOutOf = (names: readonly string[]) =>
  names.filter((name) => wordsOf(name).some((word) => ruledOut.includes(word)));

describe('the glossary', () => {
  it('rules words out', () => {
    expect(ruledOut).toContain('wish');
    expect(ruledOut).toContain('bench');
    expect(ruledOut.length).toBeGreaterThan(10);
  });

  it('finds them in every kind of name', () => {
    const source = [
      '/* const wish = 1; */',
      "const fine = 'const wish = 1';",
      'const refundWish = 1;',
      'interface Wire {',
      '  readonly isHeld: boolean;',
      '  speak(): void;',
      '}',
    ].join('\n');
    expect(ruledOutOf(namesIn(source))).toEqual(['refundWish', 'Wire', 'isHeld', 'speak']);
  });

  it('has every word once, in alphabetical order', () => {
    for (const table of glossary.split('\n## ').slice(1)) {
      const words = [...table.matchAll(/^\| ([^|]+) \|/gm)]
        .slice(2)
        .map(([, word = '']) => word.toLowerCase());
      expect(words).toEqual(words.toSorted());
      expect(words).toEqual([...new Set(words)]);
    }
  });
});

/** The keys of all texts, without the groups that they are in. */
function keysIn(texts: object): string[] {
  return Object.entries(texts).flatMap(([key, value]) => [
    key,
    ...(typeof value === 'object' ? keysIn(value) : []),
  ]);
}

/** The classes that a style sheet has rules for. */
const classesIn = (css: string) =>
  [...css.replaceAll(commentsAndTexts, '').matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(
    ([, name = '']) => name,
  );

describe('a word that it rules out', () => {
  it('is in the name of no file', () => {
    expect(ruledOutOf(files)).toEqual([]);
  });

  it('is in no name in the code', () => {
    const found = files.flatMap((path) =>
      ruledOutOf(namesIn(readFileSync(path, 'utf8'))).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('is in no key of a text', () => {
    const keys = keysIn(JSON.parse(readFileSync('locales/en.json', 'utf8')));
    expect(keys).toContain('terminal_cancel');
    expect(ruledOutOf(keys)).toEqual([]);
  });

  it('is in no class of a style sheet', () => {
    const classes = globSync('{lib,components,sandbox}/**/*.css').flatMap((path) =>
      classesIn(readFileSync(path, 'utf8')),
    );
    expect(classes).toContain('notifications');
    expect(ruledOutOf(classes)).toEqual([]);
  });
});
