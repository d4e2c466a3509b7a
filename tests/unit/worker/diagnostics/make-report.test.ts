import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { defaultProfile } from '#lib/psa/profile.ts';
import { makeReport, type ReportSources } from '#lib/worker/diagnostics/report.ts';

const lookAtTab = vi.fn<ReportSources['lookAtTab']>();
const sources: ReportSources = {
  refusals: { read: async () => ({ unknown_sender: 2 }) },
  errors: { read: async () => [{ at: 0, code: 'offline' }] },
  readings: async () => ({ set: ['idleMinutes'], problems: [] }),
  profile: async () => defaultProfile,
  servedHosts: async () => ['*.myconnectwise.net'],
  lookAtTab,
  now: () => 0,
};

beforeEach(() => {
  lookAtTab.mockReset().mockResolvedValue({ kind: 'silent' });
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
    ]) {
      expect(report).toContain(part);
    }
  });

  it('without a tab looks at none', async () => {
    expect(await makeReport(sources, null)).toContain('Extension: 1.2.3');
    expect(lookAtTab).not.toHaveBeenCalled();
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
  });
});
