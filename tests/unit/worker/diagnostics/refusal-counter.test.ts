import { describe, expect, it, vi } from 'vitest';
import { createRefusalCounter } from '#lib/worker/diagnostics/refusal-counter.ts';

function counterOn(stored: unknown) {
  let value = stored;
  const store = {
    read: vi.fn(async () => structuredClone(value)),
    write: vi.fn(async (next: unknown) => {
      value = structuredClone(next);
    }),
  };
  return { store, counter: createRefusalCounter(store) };
}

describe('what was refused', () => {
  it('is counted by reason', async () => {
    const { counter } = counterOn(undefined);
    expect(await counter.read()).toEqual({});
    await counter.count('unknown_sender');
    await counter.count('unknown_message');
    await counter.count('unknown_sender');
    expect(await counter.read()).toEqual({ unknown_sender: 2, unknown_message: 1 });
  });

  it('is counted in full when much comes at once', async () => {
    const { counter } = counterOn(undefined);
    await Promise.all(Array.from({ length: 50 }, () => counter.count('wrong_mount')));
    expect(await counter.read()).toEqual({ wrong_mount: 50 });
  });

  it('goes on from what an earlier worker counted', async () => {
    const { counter } = counterOn({ foreign_url: 3 });
    await counter.count('foreign_url');
    expect(await counter.read()).toEqual({ foreign_url: 4 });
  });

  it.each([['three'], { foreign_url: -1 }, { foreign_url: 'many' }])(
    'begins again where what is stored is no count: %j',
    async (stored) => {
      const { counter } = counterOn(stored);
      await counter.count('page_tampering');
      expect(await counter.read()).toEqual({ page_tampering: 1 });
    },
  );

  it('is counted again after a write that failed', async () => {
    const { counter, store } = counterOn(undefined);
    store.write.mockRejectedValueOnce(new Error('No space left'));
    await expect(counter.count('unknown_sender')).rejects.toThrow();
    await counter.count('unknown_sender');
    expect(await counter.read()).toEqual({ unknown_sender: 1 });
  });
});
