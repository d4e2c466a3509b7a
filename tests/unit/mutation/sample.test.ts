import { describe, expect, it } from 'vitest';
import { filesAt, passagesOf, samplePassages } from '../../../scripts/mutation/sample.ts';

const text = `/** A file. */
import { a } from './a.ts';

/** Adds. */
export function add(b: number) {
  return a + b;
}

// The end.
`;

describe('the passages of a file', () => {
  it('are its code between empty lines, without comments and imports alone', () => {
    const passages = passagesOf('lib/add.ts', text);
    expect(passages.map(({ first, last, codeLines }) => ({ first, last, codeLines }))).toEqual([
      { first: 4, last: 7, codeLines: 3 },
    ]);
  });

  it('do not depend on how the file ends its lines', () => {
    expect(passagesOf('lib/add.ts', text.replaceAll('\n', '\r\n'))).toEqual(passagesOf('lib/add.ts', text));
  });
});

describe('a sample', () => {
  const files = filesAt(['lib/money', 'lib/money/money.ts']);
  const sizeOf = (lines: number) =>
    samplePassages(files, lines, 'one').reduce((sum, { codeLines }) => sum + codeLines, 0);

  it('takes each file once', () => {
    expect(files).toEqual([...new Set(files)].toSorted());
    expect(files).toContain('lib/money/money.ts');
  });

  it('is the same for the same seed, and another for another', () => {
    expect(samplePassages(files, 40, 'one')).toEqual(samplePassages(files, 40, 'one'));
    expect(samplePassages(files, 40, 'two')).not.toEqual(samplePassages(files, 40, 'one'));
  });

  it('has as many lines as asked for, or all there are', () => {
    expect(sizeOf(40)).toBeGreaterThanOrEqual(40);
    expect(sizeOf(40)).toBeLessThan(sizeOf(Infinity));
  });
});
