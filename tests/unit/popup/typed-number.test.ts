import { describe, expect, it } from 'vitest';
import { readTypedNumber } from '#lib/popup/typed-number.ts';

describe('a typed invoice number', () => {
  it.each([
    ['20101', '20101'],
    ['  #20101\n', '20101'],
    ['# INV-2024/0009.A', 'INV-2024/0009.A'],
  ])('is taken as it is meant: %j', (typed, number) => {
    expect(readTypedNumber(typed)).toBe(number);
  });

  it.each(['', '   ', '#', 'Invoice 20101', '20101; drop', '../..', '1'.repeat(16), '<b>1</b>'])(
    'is none: %j',
    (typed) => {
      expect(readTypedNumber(typed)).toBeNull();
    },
  );
});
