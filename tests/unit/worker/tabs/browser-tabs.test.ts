import { describe, expect, it, vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import { exists, openBeside, show } from '#lib/worker/tabs/browser-tabs.ts';

const tab = { id: 7, index: 3, windowId: 2 } as Tabs.Tab;
const gone = new Error('No tab with id: 7.');

describe('an address beside a tab', () => {
  it('is opened in the tab’s window, right of it', async () => {
    vi.spyOn(browser.tabs, 'get').mockResolvedValue(tab);
    const create = vi.spyOn(browser.tabs, 'create').mockResolvedValue({ ...tab, id: 8 });
    expect(await openBeside('https://app.example/', 7)).toBe(8);
    expect(create).toHaveBeenCalledExactlyOnceWith({
      url: 'https://app.example/',
      index: 4,
      openerTabId: 7,
      windowId: 2,
    });
  });

  it('is not opened once the tab is gone', async () => {
    vi.spyOn(browser.tabs, 'get').mockRejectedValue(gone);
    const create = vi.spyOn(browser.tabs, 'create');
    await expect(openBeside('https://app.example/', 7)).rejects.toThrow(gone);
    expect(create).not.toHaveBeenCalled();
  });
});

describe('a tab', () => {
  it('is shown with its window', async () => {
    vi.spyOn(browser.tabs, 'get').mockResolvedValue(tab);
    const update = vi.spyOn(browser.tabs, 'update').mockResolvedValue(tab);
    const focus = vi.spyOn(browser.windows, 'update');
    expect(await show(7)).toBe(true);
    expect(update).toHaveBeenCalledExactlyOnceWith(7, { active: true });
    expect(focus).toHaveBeenCalledExactlyOnceWith(2, { focused: true });
  });

  it('that is gone is not shown', async () => {
    vi.spyOn(browser.tabs, 'get').mockRejectedValue(gone);
    expect(await exists(7)).toBe(false);
    expect(await show(7)).toBe(false);
  });
});
