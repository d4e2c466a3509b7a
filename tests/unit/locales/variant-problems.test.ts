import { expect, it } from 'vitest';
import { variantProblems } from '../../../scripts/locales/variant-problems.ts';

const english = new Map([
  ['title', 'Refund'],
  ['status', 'Canceled'],
  ['debit', '{amount} by bank debit'],
  ['text', 'The payment of {amount} was canceled.'],
]);

const australian = new Map([
  ['status', 'Cancelled'],
  ['debit', '{amount} by direct debit'],
  ['text', 'The payment of {amount} was cancelled.'],
]);

function problemsWith(changes: Readonly<Record<string, string | null>>): string[] {
  const changed = new Map(australian);
  for (const [key, message] of Object.entries(changes)) {
    if (message === null) changed.delete(key);
    else changed.set(key, message);
  }
  return variantProblems('en-AU', changed, english);
}

it('a variant with all that differs, and nothing else, has no problem', () => {
  expect(problemsWith({})).toEqual([]);
});

it.each<[string, Readonly<Record<string, string | null>>, string[]]>([
  [
    'lacks a spelling of its own',
    { status: null },
    ['status is missing: spelling “Canceled”, use “cancelled”'],
  ],
  [
    'lacks a word of its own',
    { debit: null },
    ['debit is missing: wording “bank debit”, use “direct debit”'],
  ],
  ['has a message too many', { old: 'Colour' }, ['old is not asked for']],
  ['copies a message', { title: 'Refund' }, ['title is the same without the variant']],
  ['leaves a value out', { text: 'The payment was cancelled.' }, ['text lacks {amount}']],
  [
    'names a value differently',
    { debit: '{sum} by direct debit' },
    ['debit lacks {amount}', 'debit has {sum}, which nobody fills in'],
  ],
  [
    'says what its language no longer says',
    { text: 'The payment over {amount} was cancelled.' },
    ['text differs in more than the words of the variant from “The payment of {amount} was canceled.”'],
  ],
  [
    'says something else than its language',
    { title: 'Reimbursement' },
    ['title differs in more than the words of the variant from “Refund”'],
  ],
  ['says nothing', { status: ' ' }, ['status is empty']],
])('a variant is told where it %s', (_, changes, problems) => {
  expect(problemsWith(changes)).toEqual(problems);
});
