import { expect, it } from 'vitest';
import { markdownTable } from '../../bench/support/document-table.ts';

it('a table of measurements is one in Markdown', () => {
  const table = [
    ['what', 'p50'],
    ['Worker start', '22 ms'],
  ];
  expect(markdownTable(table)).toBe('| what | p50 |\n| --- | --- |\n| Worker start | 22 ms |');
});
