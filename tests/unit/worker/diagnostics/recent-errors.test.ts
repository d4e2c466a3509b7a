import { describe, expect, it, vi } from 'vitest';
import { createRecentErrors } from '#lib/worker/diagnostics/recent-errors.ts';

function errorsOn(stored: unknown) {
  let value = stored;
  let time = 0;
  const store = {
    read: vi.fn(async () => structuredClone(value)),
    write: vi.fn(async (next: unknown) => {
      value = structuredClone(next);
    }),
  };
  const now = () => {
    time += 1;
    return time;
  };
  return { store, errors: createRecentErrors(store, now) };
}

describe('the last errors', () => {
  it('are kept with their time and what support finds them by, and nothing else', async () => {
    const { errors } = errorsOn(undefined);
    await errors.note({ code: 'offline', details: {} });
    await errors.note({
      code: 'refused',
      details: { status: 409, problemCode: 'terminal_busy', requestId: 'req_1', retryAfterMs: 5 },
    });
    expect(await errors.read()).toEqual([
      { at: 1, code: 'offline' },
      { at: 2, code: 'refused', status: 409, problemCode: 'terminal_busy', requestId: 'req_1' },
    ]);
  });

  it('keep what could not be read by its names, once for as long as it is the same', async () => {
    const { errors } = errorsOn(undefined);
    const unread = ['payments.method.last4'];
    await errors.note({ code: 'offline', details: {} });
    for (let requests = 1; requests <= 20; requests += 1) {
      await errors.note({ code: 'malformed_answer', details: { requestId: `req_${requests}`, unread } });
    }
    await errors.note({ code: 'malformed_answer', details: { unread: ['payer.email'] } });
    expect(await errors.read()).toEqual([
      { at: 1, code: 'offline' },
      { at: 21, code: 'malformed_answer', requestId: 'req_20', unread },
      { at: 22, code: 'malformed_answer', unread: ['payer.email'] },
    ]);
  });

  it('are the last ten, even when many come at once', async () => {
    const { errors } = errorsOn(undefined);
    await Promise.all(Array.from({ length: 15 }, () => errors.note({ code: 'timeout', details: {} })));
    expect((await errors.read()).map(({ at }) => at)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it.each([[null], ['text'], [[{ at: 1, code: 'whim' }]], [[{ at: 'now', code: 'offline' }]]])(
    'begin again where what is stored is not theirs: %j',
    async (stored) => {
      const { errors } = errorsOn(stored);
      await errors.note({ code: 'offline', details: {} });
      expect(await errors.read()).toEqual([{ at: 1, code: 'offline' }]);
    },
  );

  it('go on being kept after one could not be', async () => {
    const { errors, store } = errorsOn(undefined);
    store.write.mockRejectedValueOnce(new Error('No space left'));
    await expect(errors.note({ code: 'offline', details: {} })).rejects.toThrow('No space left');
    await errors.note({ code: 'timeout', details: {} });
    expect(await errors.read()).toEqual([{ at: 2, code: 'timeout' }]);
  });
});
