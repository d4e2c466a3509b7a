import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MakeReport } from '#lib/worker/diagnostics/reporter.ts';
import { createReporter, type ReporterOptions } from '#lib/worker/diagnostics/reporter.ts';

const lookAtTab = vi.fn<ReporterOptions['lookAtTab']>();
const collectPage = vi.fn<ReporterOptions['collectPage']>();
let makeReport: MakeReport;

beforeEach(() => {
  lookAtTab.mockReset().mockResolvedValue({ kind: 'silent' });
  collectPage.mockReset().mockResolvedValue({ kind: 'other' });
  makeReport = createReporter({
    version: '1.2.3',
    userAgent: 'Chrome/141.0.0.0',
    refusals: { read: async () => ({ unknown_sender: 2 }) },
    errors: { read: async () => [{ at: 0, code: 'offline' }] },
    policy: async () => ({ set: ['idleMinutes'], problems: [] }),
    servedHosts: async () => ['*.myconnectwise.net'],
    lookAtTab,
    collectPage,
    now: () => new Date(0),
  });
});

describe('a report', () => {
  it('on a tab asks that tab, and holds the rest besides', async () => {
    const report = await makeReport(7);
    expect(lookAtTab).toHaveBeenCalledExactlyOnceWith(7);
    expect(collectPage).toHaveBeenCalledExactlyOnceWith(7);
    for (const part of [
      'Extension: 1.2.3',
      'idleMinutes',
      'unknown_sender 2',
      'offline',
      'has to be refreshed',
    ]) {
      expect(report).toContain(part);
    }
  });

  it('without a tab looks at none', async () => {
    expect(await makeReport(null)).toContain('Extension: 1.2.3');
    expect(lookAtTab).not.toHaveBeenCalled();
    expect(collectPage).not.toHaveBeenCalled();
  });
});
