import { beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import browser, { type Tabs, type Windows } from 'webextension-polyfill';
import { createReviewWindows, type ReviewWindows } from '#lib/worker/tabs/review-windows.ts';
import { eventually } from '../../support/eventually.ts';

const psaTab = 7;
const mountId = crypto.randomUUID();

let windows: ReviewWindows;
let stored: unknown;
let open: Set<number>;
let create: MockInstance<typeof browser.windows.create>;
let reload: MockInstance<typeof browser.tabs.reload>;
const store = {
  read: async () => structuredClone(stored),
  write: async (value: unknown) => {
    stored = structuredClone(value);
  },
};

beforeEach(() => {
  stored = undefined;
  open = new Set();
  create = vi.spyOn(browser.windows, 'create').mockImplementation(async () => {
    const tabId = 100 + create.mock.calls.length;
    open.add(tabId);
    return { tabs: [{ id: tabId }] } as Windows.Window;
  });
  vi.spyOn(browser.tabs, 'get').mockImplementation(async (tabId) => {
    if (!open.has(tabId)) throw new Error(`No tab with id: ${tabId}.`);
    return { id: tabId } as Tabs.Tab;
  });
  vi.spyOn(browser.tabs, 'update').mockResolvedValue({ windowId: 2 } as Tabs.Tab);
  reload = vi.spyOn(browser.tabs, 'reload').mockResolvedValue();
  windows = createReviewWindows(store);
});

describe('a window of the extension’s own', () => {
  it('speaks for the tab whose panel asked for it', async () => {
    await windows.open(psaTab, mountId);
    expect(create).toHaveBeenCalledExactlyOnceWith({
      url: `${browser.runtime.getURL('/review.html')}#${mountId}`,
      type: 'popup',
      width: 400,
      height: 760,
    });
    expect(await windows.psaTabOf(101)).toBe(psaTab);
    expect(await windows.isOpen(mountId)).toBe(true);
  });

  it('goes on speaking for it when the worker is another one', async () => {
    await windows.open(psaTab, mountId);
    expect(await createReviewWindows(store).psaTabOf(101)).toBe(psaTab);
  });

  it('is one, however often it is asked for', async () => {
    await Promise.all([windows.open(psaTab, mountId), windows.open(psaTab, mountId)]);
    expect(create).toHaveBeenCalledOnce();
    expect(browser.tabs.update).toHaveBeenCalledExactlyOnceWith(101, { active: true });
    expect(reload).toHaveBeenCalledExactlyOnceWith(101);
  });

  it('is opened anew after it was closed unseen', async () => {
    await windows.open(psaTab, mountId);
    open.clear();
    await windows.open(psaTab, mountId);
    expect(await windows.psaTabOf(102)).toBe(psaTab);
    expect(await windows.psaTabOf(101)).toBeUndefined();
  });

  it('is heard even if it speaks before it is written down', async () => {
    const opening = windows.open(psaTab, mountId);
    await eventually(() => expect(create).toHaveBeenCalled());
    expect(await windows.psaTabOf(101)).toBe(psaTab);
    await opening;
  });

  it('speaks for nothing any more once it is closed', async () => {
    await windows.open(psaTab, mountId);
    expect(await windows.closed(101)).toBe(psaTab);
    expect(await windows.psaTabOf(101)).toBeUndefined();
    expect(await windows.isOpen(mountId)).toBe(false);
  });
});

describe('any other tab', () => {
  it('speaks for nothing', async () => {
    await windows.open(psaTab, mountId);
    expect(await windows.psaTabOf(psaTab)).toBeUndefined();
    expect(await windows.psaTabOf(5)).toBeUndefined();
    expect(await windows.isOpen(crypto.randomUUID())).toBe(false);
  });

  it('that is closed changes nothing', async () => {
    await windows.open(psaTab, mountId);
    expect(await windows.closed(5)).toBeUndefined();
    expect(await windows.psaTabOf(101)).toBe(psaTab);
  });

  it('speaks for nothing where the storage is damaged', async () => {
    stored = [{ windowTabId: 101, psaTabId: 'all' }];
    expect(await windows.psaTabOf(101)).toBeUndefined();
  });
});

describe('a window that cannot be opened', () => {
  it('fails, and the next try is a new one', async () => {
    create.mockRejectedValueOnce(new Error('No windows here'));
    await expect(windows.open(psaTab, mountId)).rejects.toThrow();
    expect(await windows.isOpen(mountId)).toBe(false);
    await windows.open(psaTab, mountId);
    expect(await windows.isOpen(mountId)).toBe(true);
  });
});
