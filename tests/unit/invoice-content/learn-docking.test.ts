import { describe, expect, it } from 'vitest';
import type { Docking } from '#lib/frame/frame-messages.ts';
import { learnDocking } from '../../../entrypoints/invoice.content/learn-docking.ts';

const onTheLeft: Docking = { side: 'left', collapsed: true };

async function learned(answer: () => Promise<unknown>, kept: { docking?: Docking } = {}) {
  await learnDocking(kept, answer);
  return kept.docking;
}

describe('where the first panel on a page stands', () => {
  it('is where the person keeps it', async () => {
    expect(await learned(async () => onTheLeft)).toEqual(onTheLeft);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['nobody answers', async () => undefined],
    ['the worker has gone', () => Promise.reject(new Error('Could not establish connection.'))],
    ['the answer is none', async () => ({ side: 'top', collapsed: 1 })],
  ])('is left to the panel where %s', async (_, answer) => {
    expect(await learned(answer)).toBeUndefined();
  });

  it('is where a panel has told meanwhile that it stands', async () => {
    const told: Docking = { side: 'right', collapsed: false };
    expect(await learned(async () => onTheLeft, { docking: told })).toEqual(told);
  });
});
