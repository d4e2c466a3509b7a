/** Makes each part of a package larger than its budget. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sizeBudgets } from '../bench/size-budgets.ts';
import { page, problemsWith } from './support/good-package.ts';

describe('what has grown past its budget is found, where it is', () => {
  /**
   * Text that hardly compresses. It is the same each time, because random text would sometimes contain a forbidden
   * word.
   */
  const noise = (bytes: number) => {
    const text = createHash('shake256', { outputLength: bytes }).update('noise').digest('base64');
    return `const noise = "${text}";`;
  };

  it.each([
    [
      'the content script',
      { 'content-scripts/invoice.js': noise(sizeBudgets.contentScript) },
      'contentScript',
    ],
    ['the worker', { 'background.js': noise(sizeBudgets.worker) }, 'worker'],
    ['the panel', { 'chunks/panel.js': noise(sizeBudgets.panel) }, 'panel'],
    [
      'a module that the panel cannot do without',
      { 'chunks/panel.js': 'import"./more.js"', 'chunks/more.js': noise(sizeBudgets.panel) },
      'panel',
    ],
    ['a style', { 'panel.html': `${page}<link href="/x.css">`, 'x.css': noise(sizeBudgets.panel) }, 'panel'],
    [
      'one of its languages',
      { 'chunks/panel.js': 'import("./es.js"); import("./de.js")', 'chunks/es.js': noise(sizeBudgets.panel) },
      'panel',
    ],
  ])('%s', (_, change, part) => {
    expect(problemsWith(change)).toEqual([
      expect.stringMatching(new RegExp(`^${part}: \\d+ bytes of \\d+$`)),
    ]);
  });

  it('but languages that are loaded one at a time are not added up', () => {
    const languages = { 'chunks/es.js': noise(50_000), 'chunks/de.js': noise(50_000) };
    const panel = { 'chunks/panel.js': 'import("./es.js"); import("./de.js")' };
    expect(problemsWith({ ...panel, ...languages })).toEqual([]);
  });
});
