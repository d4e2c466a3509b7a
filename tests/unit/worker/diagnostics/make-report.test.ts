import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { defaultProfile } from '#lib/psa/profile.ts';
import { makeReport, type ReportSources } from '#lib/worker/diagnostics/make-report.ts';
import { panel } from './support/report-facts.ts';

const lookAtTab = vi.fn<ReportSources['lookAtTab']>();
const panels = vi.fn<ReportSources['panels']>();
const sources: ReportSources = {
  refusals: { read: async () => ({ unknown_sender: 2 }) },
  errors: { read: async () => [{ at: 0, code: 'offline' }] },
  readings: async () => ({ set: ['idleMinutes'], problems: [] }),
  profile: async () => defaultProfile,
  lesson: async () => ({ overrides: {}, kind: 'row', words: ['Contoso'], isSure: false }),
  lessonHealth: { read: async () => ({ misses: 4, refusals: 1, isDoubtful: true }) },
  servedHosts: async () => ['*.myconnectwise.net'],
  lookAtTab,
  answers: {
    read: async () => [
      { at: 0, method: 'GET', route: '/invoices', isPoll: false, status: 200, requestId: 'req_9' },
    ],
  },
  policyOrigin: async () => 'last_known',
  panels,
  session: async () => ({ state: 'signed_in', role: 'account_admin' }),
  intents: async () => [
    { kind: 'refund', state: { name: 'open' }, createdAt: -60_000 },
    { kind: 'remind', state: { name: 'refused', at: 0, code: 'cooldown' }, createdAt: 0 },
  ],
  locale: async () => 'fr-CA',
  now: () => 0,
};

beforeEach(() => {
  lookAtTab.mockReset().mockResolvedValue({ kind: 'silent' });
  panels.mockReset().mockResolvedValue([panel]);
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('en-GB');
  vi.spyOn(browser.tabs, 'getZoom').mockResolvedValue(1.25);
  vi.spyOn(console, 'error').mockReset().mockReturnValue();
  vi.stubGlobal('navigator', { userAgent: 'Chrome/141.0.0.0' });
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'WisePay',
    version: '1.2.3',
  });
  vi.spyOn(browser.scripting, 'executeScript').mockResolvedValue([
    { frameId: 0, documentId: '', result: { kind: 'other' } },
  ]);
});

describe('a report', () => {
  it('on a tab asks that tab, and holds the rest besides', async () => {
    const report = await makeReport(sources, 7);
    expect(lookAtTab).toHaveBeenCalledExactlyOnceWith(7);
    const target = { tabId: 7 };
    expect(vi.mocked(browser.scripting.executeScript).mock.calls).toEqual([
      [{ target, files: ['/diagnose.js'] }],
      [{ target, func: expect.any(Function), args: [defaultProfile] }],
    ]);
    for (const part of [
      'Made: 1970-01-01T00:00:00.000Z',
      'Extension: 1.2.3',
      'Browser: Chrome 141.0.0.0 on',
      'idleMinutes',
      'unknown_sender 2',
      'offline',
      'has to be refreshed',
      'nothing was read',
      'Language: en-GB; chosen: fr-CA',
      'role: account_admin',
      'Policy comes from: the last known one',
      'Learned: a row; not sure; doubtful: in a row 4 not found, 1 refused',
      'Open intent: refund, open, 60 s old',
      'GET /invoices 200 req_9',
      'Panel: shows ready',
      'Zoom: 125 %',
    ]) {
      expect(report).toContain(part);
    }
  });

  it('without a tab looks at none', async () => {
    const report = await makeReport(sources, null, { width: 1200, height: 800, pixelRatio: 2 });
    expect(report).toContain('Extension: 1.2.3');
    expect(report).toContain('Window: 1200 × 800, pixel ratio 2');
    expect(report).not.toContain('Zoom: ');
    expect(lookAtTab).not.toHaveBeenCalled();
    expect(panels).not.toHaveBeenCalled();
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
  });

  it('tells that nothing was learned, and no words of what was', async () => {
    const untaught = await makeReport({ ...sources, lesson: async () => null }, null);
    expect(untaught).toContain('Learned: nothing\n');
    expect(await makeReport(sources, null)).not.toContain('Contoso');
  });

  it('tells of open intents only', async () => {
    expect(await makeReport(sources, null)).not.toContain('remind');
  });

  it('is made also where parts of it cannot be read, and says so without their words', async () => {
    const broken = () => Promise.reject(new Error('Contoso Dental'));
    vi.mocked(browser.tabs.getZoom).mockImplementation(broken);
    const report = await makeReport(
      {
        ...sources,
        answers: { read: broken },
        policyOrigin: broken,
        lesson: broken,
        panels: broken,
        session: broken,
        intents: broken,
        locale: broken,
      },
      7,
    );
    for (const line of [
      'Language: en-GB; chosen: could not be read',
      'Signed in to WisePay: could not be read',
      'Policy comes from: could not be read',
      'Learned: could not be read',
      'Open intent: could not be read',
      'Answer: could not be read',
      'Panel: none answers',
      'Zoom: could not be read',
      'Last errors: 1970-01-01T00:00:00.000Z offline',
    ]) {
      expect(report).toContain(`${line}\n`);
    }
    expect(report + JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('Contoso');
  });
});
