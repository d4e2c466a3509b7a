/** The table of clicks says what was counted, and whether that is as few as wanted. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Counted, readCounted, type TakeResult, writeCounted } from '../../../scripts/jobs/counted.ts';
import { areAllMet, isMet, jobsTable } from '../../../scripts/jobs/table.ts';
import { jobs, patternFor, type Take, takesOf, titleOf } from '../../../scripts/jobs/takes.ts';

const fourClicks = ['Refund', 'Requested by customer', 'Review', 'Refund $615.00'];

/** The results of chosen jobs, each with what `countedOf` says. */
function resultsOf(names: string, countedOf: (take: Take) => Counted | undefined): TakeResult[] {
  return takesOf({ jobs: names }).map((take) => ({ ...take, counted: countedOf(take) }));
}

/** The cells of a job's row. */
function rowOf(results: readonly TakeResult[], title: string): string[] {
  const line = jobsTable(results)
    .split('\n')
    .find((each) => each.startsWith(`| ${title} `));
  return (line ?? '')
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

describe('a job', () => {
  it('is met with the wanted clicks or fewer, wherever it was done', () => {
    const results = resultsOf('refund', () => ({ clicks: fourClicks }));
    expect(rowOf(results, 'full refund')).toEqual(['full refund', '4', '4', 'met']);
    expect(areAllMet(results)).toBe(true);
    expect(isMet({ wanted: 5 }, results)).toBe(true);
  });

  it('is not met if it took one click more in one place', () => {
    const results = resultsOf('remind', ({ size, place }) => {
      const isMore = size === '1920x1080' && place === 'side-panel';
      const clicks = ['Re-send Reminder', 'Send reminder', ...(isMore ? ['Dismiss'] : [])];
      return { clicks };
    });
    const [, wanted, clicks, verdict] = rowOf(results, 'reminder');
    expect([wanted, verdict]).toEqual(['2', 'not met']);
    expect(clicks).toBe('2 (panel 1280x800, side-panel 1280x800, panel 1920x1080), 3 (side-panel 1920x1080)');
    expect(areAllMet(results)).toBe(false);
  });

  it('is not met if it was not done to its end, whether or not a number is wanted', () => {
    const results = resultsOf('pay,terminal', ({ job, size }) =>
      job === 'pay' && size === '1280x800' ? undefined : { clicks: ['One', 'Two'] },
    );
    expect(rowOf(results, 'Pay Invoice')).toEqual([
      'Pay Invoice',
      '–',
      'not done (1280x800), 2 (1920x1080)',
      'not met',
    ]);
    expect(rowOf(results, 'terminal, whole balance').at(-1)).toBe('met');
    expect(areAllMet(results)).toBe(false);
  });

  it('without a wanted number is only counted', () => {
    const results = resultsOf('void', () => ({ clicks: fourClicks }));
    expect(rowOf(results, 'void')).toEqual(['void', '–', '4', '–']);
    expect(areAllMet(results)).toBe(true);
  });
});

describe('the table', () => {
  it('has a row for every job, in the same columns, and says what was clicked', () => {
    const names = jobs.map(({ name }) => name).join(',');
    const table = jobsTable(resultsOf(names, () => ({ clicks: fourClicks })));
    const lines = table.split('\n').filter((line) => line.startsWith('|'));
    expect(lines).toHaveLength(jobs.length + 2);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(table).toContain('full refund: Refund → Requested by customer → Review → Refund $615.00');
  });

  it('leaves out jobs that were not asked for', () => {
    const table = jobsTable(resultsOf('copy-link', () => ({ clicks: ['Copy payment link'] })));
    expect(table).toContain('copy the payment link');
    expect(table).not.toContain('full refund');
  });
});

describe('the takes', () => {
  it('are each job at both sizes in both places, or those that are chosen', () => {
    expect(takesOf()).toHaveLength(jobs.length * 4);
    expect(takesOf({ jobs: 'void,refund', size: '1920x1080', place: 'panel' })).toEqual([
      { job: 'refund', size: '1920x1080', place: 'panel' },
      { job: 'void', size: '1920x1080', place: 'panel' },
    ]);
  });

  it.each([
    [{ jobs: 'refund,refunds' }, '--jobs takes refund, refund-two-payments, '],
    [{ size: '800x600' }, '--size takes 1280x800, 1920x1080, not "800x600".'],
    [{ place: '' }, '--place takes panel, side-panel, not "".'],
  ])('%o are refused', (choice, message) => {
    expect(() => takesOf(choice)).toThrow(message);
  });

  it('are found by their titles, and no others are', () => {
    const chosen = takesOf({ jobs: 'refund,terminal', place: 'panel' });
    const pattern = new RegExp(patternFor(chosen));
    const found = takesOf().filter((take) => pattern.test(`jobs.test.ts ${titleOf(take)}`));
    expect(found).toEqual(chosen);
  });
});

describe('what a take leaves', () => {
  async function newFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'wisepay-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  it('is read as it was written', async () => {
    const folder = join(await newFolder(), 'refund');
    await writeCounted(folder, { clicks: fourClicks });
    expect(await readCounted(folder)).toEqual({ clicks: fourClicks });
  });

  it('is nothing if it did not come to its end, and never half a count', async () => {
    const folder = await newFolder();
    expect(await readCounted(folder)).toBeUndefined();
    await writeFile(join(folder, 'clicks.json'), '{"clicks":4}');
    await expect(readCounted(folder)).rejects.toThrow();
  });
});
