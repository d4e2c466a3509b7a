import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askReport, askReportBeside } from '#lib/panel/ask-report.ts';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();

beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sendMessage);
  sendMessage.mockReset().mockResolvedValue({ ok: true, report: 'Made: now' });
});

describe('the report that a panel asks for', () => {
  it('is the worker’s', async () => {
    expect(await askReport()).toBe('Made: now');
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'pod.report' });
  });

  it('is, in the side panel, about the tab in front of its window', async () => {
    expect(await askReportBeside(3)).toBe('Made: now');
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'side.report', windowId: 3 });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['failed', async () => ({ ok: false, error: { code: 'internal', details: {} } })],
    ['did not answer', async () => undefined],
    ['answered something else', async () => ({ ok: true, report: 7 })],
    ['is gone', () => Promise.reject(new Error('Could not establish connection.'))],
  ])('is none where the worker %s', async (_, answer) => {
    sendMessage.mockImplementation(answer);
    expect(await askReport()).toBeNull();
  });
});
