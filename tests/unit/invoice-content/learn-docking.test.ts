import { describe, expect, it } from 'vitest';
import type { Docking } from '#lib/frame/frame-messages.ts';
import { learnDocking } from '../../../entrypoints/invoice.content/learn-docking.ts';

const onTheLeft: Docking = { side: 'left', collapsed: true };

function learned(answer: unknown, kept: { docking?: Docking } = {}) {
  learnDocking(kept, answer);
  return kept.docking;
}

describe('where the first panel on a page stands', () => {
  it('is where the person keeps it', () => {
    expect(learned(onTheLeft)).toEqual(onTheLeft);
  });

  it.each([
    ['nobody answers', undefined],
    ['the browser says null for it', null],
    ['the answer is none', { side: 'top', collapsed: 1 }],
  ])('is left to the panel where %s', (_, answer) => {
    expect(learned(answer)).toBeUndefined();
  });

  it('is where a panel has told meanwhile that it stands', () => {
    const told: Docking = { side: 'right', collapsed: false };
    expect(learned(onTheLeft, { docking: told })).toEqual(told);
  });
});
