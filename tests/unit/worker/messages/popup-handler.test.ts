import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { Teaching } from '#lib/protocol/lesson.ts';
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
const presentation = vi.fn<PopupOptions['presentation']>();
const lessons = {
  teach: vi.fn<PopupOptions['lessons']['teach']>(),
  teachOther: vi.fn<PopupOptions['lessons']['teachOther']>(),
  stop: vi.fn<PopupOptions['lessons']['stop']>(),
  state: vi.fn<PopupOptions['lessons']['state']>(),
};
const handle = (message: PopupMessage) =>
  handlePopupMessage({ lookAtTab, makeReport, presentation, lessons }, message);

/** What goes with every answer. */
const teaching: Teaching = { step: 'second', problem: null, place: null, lesson: null, isDoubtful: false };
const presented = { locale: 'de', supportEmail: 'help@msp.example', teaching };

beforeEach(() => {
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined);
  lookAtTab.mockReset().mockResolvedValue(tab);
  makeReport.mockReset().mockResolvedValue('the report');
  presentation.mockReset().mockResolvedValue({
    locale: 'de',
    support: { email: 'help@msp.example', hasPage: false },
  });
  for (const step of [lessons.teach, lessons.teachOther, lessons.stop]) step.mockReset().mockResolvedValue();
  lessons.state.mockReset().mockResolvedValue(teaching);
  vi.spyOn(console, 'error').mockReset().mockReturnValue();
});

describe('the popup', () => {
  it('is told how its tab is, and nothing is changed by that', async () => {
    expect(await handle({ kind: 'popup.look', tabId: 7 })).toEqual({ kind: 'tab', tab, ...presented });
    expect(lookAtTab).toHaveBeenCalledExactlyOnceWith(7);
    expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
  });

  it('has its own tab’s page open an invoice by its number, and is told what came of it', async () => {
    const opened: TabState = { ...tab, page: { ...tab.page, isByHand: true } };
    lookAtTab.mockResolvedValueOnce(tab).mockResolvedValueOnce(opened);
    expect(await handle({ kind: 'popup.open', tabId: 7, number: '20101' })).toEqual({
      kind: 'tab',
      tab: opened,
      ...presented,
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
      expect(await handle(message)).toEqual({ kind: 'tab', tab: { kind: 'not_served' }, ...presented });
      expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
    },
  );

  it('has its own tab’s page close the invoice again', async () => {
    expect(await handle({ kind: 'popup.close', tabId: 7 })).toEqual({ kind: 'tab', tab, ...presented });
    expect(browser.tabs.sendMessage).toHaveBeenCalledExactlyOnceWith(
      7,
      { kind: 'page.close' },
      { frameId: 0 },
    );
  });

  it('teaches its own tab’s page, and is told how far that has come', async () => {
    const number = '20101';
    const after = { ...teaching, step: 'other' } as const;
    lessons.state.mockResolvedValue(after);
    for (const message of [
      { kind: 'popup.teach', tabId: 7, number },
      { kind: 'popup.teach_other', tabId: 8 },
      { kind: 'popup.teach_stop', tabId: 9 },
    ] as const) {
      expect(await handle(message)).toEqual({ kind: 'tab', tab, ...presented, teaching: after });
    }
    expect(lessons.teach).toHaveBeenCalledExactlyOnceWith(7, number);
    expect(lessons.teachOther).toHaveBeenCalledExactlyOnceWith(8);
    expect(lessons.stop).toHaveBeenCalledExactlyOnceWith();
  });

  it('gets its answer also where nobody can say what was taught', async () => {
    lessons.state.mockRejectedValue(new Error('secret'));
    expect(await handle({ kind: 'popup.look', tabId: 7 })).toEqual({
      kind: 'tab',
      tab,
      ...presented,
      teaching: null,
    });
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret');
  });

  it('is told when a step failed for a reason of the POD’s own', async () => {
    lessons.teach.mockRejectedValue(new Error('secret'));
    expect(await handle({ kind: 'popup.teach', tabId: 7, number: '20101' })).toEqual({
      kind: 'failed',
      error: { code: 'internal', details: {} },
      ...presented,
    });
  });

  it('gets the report on its own tab', async () => {
    expect(await handle({ kind: 'popup.report', tabId: 7 })).toEqual({
      kind: 'report',
      report: 'the report',
      ...presented,
    });
    expect(makeReport).toHaveBeenCalledExactlyOnceWith(7);
  });

  it('gets its answer also where nobody can say which language is chosen and whom to ask', async () => {
    presentation.mockRejectedValue(new Error('secret'));
    expect(await handle({ kind: 'popup.look', tabId: 7 })).toEqual({
      kind: 'tab',
      tab,
      locale: null,
      supportEmail: null,
      teaching,
    });
  });

  it('never gets a defect’s own words', async () => {
    makeReport.mockRejectedValue(new Error('secret'));
    expect(await handle({ kind: 'popup.report', tabId: 7 })).toEqual({
      kind: 'failed',
      error: { code: 'internal', details: {} },
      ...presented,
    });
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('secret');
  });
});
