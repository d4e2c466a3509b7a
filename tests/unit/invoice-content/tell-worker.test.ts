import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageMessage } from '#lib/protocol/page-messages.ts';

const message: PageMessage = { kind: 'page.member', email: 'pat@northwind.example' };
const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  sendMessage.mockReset();
  // The module looks up the browser's API when it loads.
  vi.resetModules();
  vi.stubGlobal('chrome', { runtime: { sendMessage } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function ask(): Promise<unknown> {
  const { askWorker } = await import('../../../entrypoints/invoice.content/tell-worker.ts');
  return askWorker(message);
}

describe('what a page asks the worker at its beginning', () => {
  it('is asked once where the worker answers', async () => {
    sendMessage.mockResolvedValue('welcome');
    expect(await ask()).toBe('welcome');
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(message);
  });

  it.each([
    ['leaves the question unanswered', () => sendMessage.mockResolvedValueOnce(undefined)],
    ['breaks off', () => sendMessage.mockRejectedValueOnce(new Error('The message channel closed'))],
  ])('is asked once more where a worker that is just ending %s', async (_, end) => {
    end();
    sendMessage.mockResolvedValue('welcome');
    expect(await ask()).toBe('welcome');
    expect(sendMessage.mock.calls).toEqual([[message], [message]]);
  });

  it('stays unanswered, without a word, where the extension is gone', async () => {
    sendMessage.mockRejectedValue(new Error('Extension context invalidated'));
    expect(await ask()).toBeUndefined();
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });
});
