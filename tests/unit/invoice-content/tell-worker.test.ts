import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageMessage } from '#lib/protocol/page-messages.ts';
import { askWorker } from '../../../entrypoints/invoice.content/tell-worker.ts';

const message: PageMessage = { kind: 'page.member', email: 'pat@northwind.example' };
const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  sendMessage.mockReset();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
});

describe('what a page asks the worker at its beginning', () => {
  it('is asked once where the worker answers', async () => {
    sendMessage.mockResolvedValue('welcome');
    expect(await askWorker(message)).toBe('welcome');
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(message);
  });

  it.each([
    ['leaves the question unanswered', () => sendMessage.mockResolvedValueOnce(undefined)],
    ['breaks off', () => sendMessage.mockRejectedValueOnce(new Error('The message channel closed'))],
  ])('is asked once more where a worker that is just ending %s', async (_, end) => {
    end();
    sendMessage.mockResolvedValue('welcome');
    expect(await askWorker(message)).toBe('welcome');
    expect(sendMessage.mock.calls).toEqual([[message], [message]]);
  });

  it('stays unanswered, without a word, where the extension is gone', async () => {
    sendMessage.mockRejectedValue(new Error('Extension context invalidated'));
    expect(await askWorker(message)).toBeUndefined();
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });
});
