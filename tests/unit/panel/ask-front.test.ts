import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askFront, askLocale } from '#lib/panel/ask-front.ts';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
const answer = { front: { kind: 'none', tab: { kind: 'elsewhere' } }, locale: 'ar' };
const gone = async () => Promise.reject(new Error('Could not establish connection.'));

beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
  sendMessage.mockReset().mockResolvedValue(answer);
});

describe('the tab in front of the side panel', () => {
  it('is described by the worker, which is asked about the side panel’s window', async () => {
    expect(await askFront(3)).toEqual(answer);
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'side.look', windowId: 3 });
  });

  it('is asked about again where the worker ended before its answer', async () => {
    sendMessage.mockImplementationOnce(gone).mockResolvedValueOnce(undefined);
    expect(await askFront(3)).toEqual(answer);
  });

  it('stays unknown where the worker never answers', async () => {
    sendMessage.mockImplementation(gone);
    expect(await askFront(3)).toBeNull();
  });
});

describe('the language of a side panel that shows no tab', () => {
  it('is the one that the person has chosen or the administrator has set', async () => {
    expect(await askLocale(3)).toBe('ar');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['nobody has chosen one', async () => ({ ...answer, locale: null })],
    ['the worker never answers', gone],
  ])('is the browser’s where %s', async (_, reply) => {
    sendMessage.mockImplementation(reply);
    expect(await askLocale(3)).toBeNull();
  });
});
