import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import { pageChangeKey } from '#lib/protocol/side-panel-messages.ts';
import { createSidePanels, type SidePanelsOptions } from '#lib/worker/tabs/side-panels.ts';
import { mountId } from '../../support/money-messages.ts';

const lookAtTab = vi.fn<SidePanelsOptions['lookAtTab']>();
const describePage = vi.fn<SidePanelsOptions['describePage']>();
const panels = createSidePanels({ lookAtTab, describePage });

const pageTab = {
  kind: 'page',
  needsMember: true,
  page: {
    host: 'na.myconnectwise.net',
    invoice: { host: 'na.myconnectwise.net', number: '20101' },
    isByHand: false,
    isGivenUp: false,
    hasMember: true,
    noneReason: null,
  },
} as const;

/** The windows whose side panels are open. */
function openIn(...windowIds: number[]): void {
  const locks = windowIds.map((id) => ({ name: `side-panel.${id}`, mode: 'shared' }));
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: locks }) } });
}

const tab = (id: number, windowId: number) => ({ id, windowId }) as Tabs.Tab;

beforeEach(() => {
  lookAtTab.mockReset().mockResolvedValue(pageTab);
  describePage.mockReset().mockResolvedValue({ mountId, invoice: pageTab.page.invoice, memberEmail: null });
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([tab(7, 3)]);
  vi.spyOn(browser.tabs, 'get').mockImplementation(async (id) => {
    if (id === 99) throw new Error('No tab with id: 99.');
    return tab(id, 3);
  });
  openIn(3);
  return () => vi.unstubAllGlobals();
});

describe('the tab in front of a side panel', () => {
  it('is the active one of its window', async () => {
    expect(await panels.frontTabOf(3)).toBe(7);
    expect(browser.tabs.query).toHaveBeenCalledExactlyOnceWith({ active: true, windowId: 3 });
  });

  it('is none if the window is gone', async () => {
    vi.mocked(browser.tabs.query).mockRejectedValue(new Error('No window with id: 3.'));
    expect(await panels.frontTabOf(3)).toBeUndefined();
    expect(await panels.lookAtFront(3)).toEqual({ kind: 'none', tab: { kind: 'elsewhere' } });
  });

  it('shows an invoice', async () => {
    expect(await panels.lookAtFront(3)).toEqual({ kind: 'invoice', mountId });
  });

  it('says why it shows none', async () => {
    describePage.mockResolvedValue(null);
    expect(await panels.lookAtFront(3)).toEqual({ kind: 'none', tab: pageTab });
  });

  it('shows none on a page that is not served, whatever the page says', async () => {
    lookAtTab.mockResolvedValue({ kind: 'not_served' });
    expect(await panels.lookAtFront(3)).toEqual({ kind: 'none', tab: { kind: 'not_served' } });
    expect(describePage).not.toHaveBeenCalled();
  });

  it('shows none where the page has taken its panel away', async () => {
    const stopped = { ...pageTab, page: { ...pageTab.page, isGivenUp: true } };
    lookAtTab.mockResolvedValue(stopped);
    expect(await panels.lookAtFront(3)).toEqual({ kind: 'none', tab: stopped });
  });
});

describe('a page', () => {
  it('has none beside it while the worker alone waits for one to end', async () => {
    const waiting = [{ name: 'side-panel.3', mode: 'exclusive' }];
    vi.stubGlobal('navigator', { locks: { query: async () => ({ held: waiting }) } });
    expect(await panels.isBeside(7)).toBe(false);
  });

  it('has a side panel beside it only in its own window', async () => {
    expect(await panels.isBeside(7)).toBe(true);
    openIn(4, 33);
    expect(await panels.isBeside(7)).toBe(false);
  });

  it('that is gone has none', async () => {
    expect(await panels.isBeside(99)).toBe(false);
  });

  it('that changes makes the side panel beside it look again, each time', async () => {
    const heard = vi.fn();
    browser.storage.onChanged.addListener(heard);
    await panels.pageChanged(7);
    await panels.pageChanged(7);
    const values = heard.mock.calls.map(([changes]) => changes[pageChangeKey].newValue);
    expect(values).toEqual([expect.objectContaining({ tabId: 7 }), expect.objectContaining({ tabId: 7 })]);
    expect(values[0].id).not.toBe(values[1].id);
  });

  it('that changes writes nothing where no side panel is open', async () => {
    openIn();
    await panels.pageChanged(7);
    expect(await browser.storage.session.get(pageChangeKey)).toEqual({});
  });
});
