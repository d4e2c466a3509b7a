import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { PopupMessage, TabState } from '#lib/protocol/popup-messages.ts';
import { handlePopupMessage, type PopupOptions } from '#lib/worker/messages/popup-handler.ts';

const tab = {
  kind: 'page' as const,
  needsMember: true,
  page: {
    host: 'na.myconnectwise.net',
    invoice: null,
    isByHand: false,
    isGivenUp: false,
    hasMember: true,
    noneReason: 'no_signal',
  },
} satisfies TabState;
const lookAtTab = vi.fn<PopupOptions['lookAtTab']>();
const makeReport = vi.fn<PopupOptions['makeReport']>();
const locale = vi.fn<PopupOptions['locale']>();
const handle = (message: PopupMessage) => handlePopupMessage({ lookAtTab, makeReport, locale }, message);

beforeEach(() => {
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined);
  lookAtTab.mockReset().mockResolvedValue(tab);
  makeReport.mockReset().mockResolvedValue('the report');
  locale.mockReset().mockResolvedValue('de');
  vi.spyOn(console, 'error').mockReset().mockReturnValue();
});

describe('the popup', () => {
  it('is told how its tab is, and nothing is changed by that', async () => {
    expect(await handle({ kind: 'popup.look', tabId: 7 })).toEqual({ kind: 'tab', tab, locale: 'de' });
    expect(lookAtTab).toHaveBeenCalledExactlyOnceWith(7);
    expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
  });

  it('has its own tab’s page open an invoice by its number, and is told what came of it', async () => {
    const opened: TabState = { ...tab, page: { ...tab.page, isByHand: true } };
    lookAtTab.mockResolvedValueOnce(tab).mockResolvedValueOnce(opened);
    expect(await handle({ kind: 'popup.open', tabId: 7, number: '20101' })).toEqual({
      kind: 'tab',
      tab: opened,
      locale: 'de',
    });
    expect(browser.tabs.sendMessage).toHaveBeenCalledExactlyOnceWith(
      7,
      { kind: 'page.open', number: '20101' },
      { frameId: 0 },
    );
  });

  it.each(['popup.open', 'popup.close'] as const)(
    'has nothing done where nothing is served: %s',
    async (kind) => {
      lookAtTab.mockResolvedValue({ kind: 'not_served' });
      const message = kind === 'popup.open' ? { kind, tabId: 7, number: '20101' } : { kind, tabId: 7 };
      expect(await handle(message)).toEqual({ kind: 'tab', tab: { kind: 'not_served' }, locale: 'de' });
      expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
    },
  );

  it('has its own tab’s page close the invoice again', async () => {
    expect(await handle({ kind: 'popup.close', tabId: 7 })).toEqual({ kind: 'tab', tab, locale: 'de' });
    expect(browser.tabs.sendMessage).toHaveBeenCalledExactlyOnceWith(
      7,
      { kind: 'page.close' },
      { frameId: 0 },
    );
  });

  it('gets the report on its own tab', async () => {
    expect(await handle({ kind: 'popup.report', tabId: 7 })).toEqual({
      kind: 'report',
      report: 'the report',
      locale: 'de',
    });
    expect(makeReport).toHaveBeenCalledExactlyOnceWith(7);
  });

  it('gets its answer also where nobody can say which language is chosen', async () => {
    locale.mockRejectedValue(new Error('secret'));
    expect(await handle({ kind: 'popup.look', tabId: 7 })).toEqual({ kind: 'tab', tab, locale: null });
  });

  it('never gets a defect’s own words', async () => {
    makeReport.mockRejectedValue(new Error('secret'));
    expect(await handle({ kind: 'popup.report', tabId: 7 })).toEqual({
      kind: 'failed',
      error: { code: 'internal', details: {} },
      locale: 'de',
    });
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret');
  });
});
