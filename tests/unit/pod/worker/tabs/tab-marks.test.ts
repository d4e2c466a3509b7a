/** The one mark on the toolbar: which of all tabs' marks it shows, and when it goes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { otherTab, type TabMarksBench, tab, tabMarksBench } from './support/tab-marks-bench.ts';

let bench: TabMarksBench;

beforeEach(() => {
  bench = tabMarksBench();
});

describe('a mark', () => {
  it('shows until its panel takes it away', async () => {
    expect(await bench.markFrom(tab, 'good')).toBe(true);
    expect(bench.shown()).toBe('good');
    expect(await bench.markFrom(tab, 'none')).toBe(true);
    expect(bench.shown()).toBe('none');
  });

  it('gives way to the next one of the same tab', async () => {
    await bench.markFrom(tab, 'problem');
    await bench.markFrom(tab, 'good');
    expect(bench.shown()).toBe('good');
  });

  it('of a problem shows before a good one, whichever tab was first', async () => {
    await bench.markFrom(tab, 'problem');
    await bench.markFrom(otherTab, 'good');
    expect(bench.shown()).toBe('problem');
    await bench.markFrom(tab, 'none');
    expect(bench.shown()).toBe('good');
    await bench.markFrom(otherTab, 'none');
    expect(bench.shown()).toBe('none');
  });

  it('is not believed of a panel that the tab does not show', async () => {
    const mountId = bench.mounts.get(otherTab) ?? '';
    expect(await bench.marks.mark({ kind: 'pod.mark', mountId, mark: 'problem' }, tab)).toBe(false);
    expect(bench.shown()).toBe('none');
    await bench.markFrom(tab, 'good');
    await bench.marks.mark({ kind: 'pod.mark', mountId, mark: 'none' }, tab);
    expect(bench.shown()).toBe('good');
  });

  it('is not lost where two tabs speak at once', async () => {
    await Promise.all([bench.markFrom(tab, 'good'), bench.markFrom(otherTab, 'problem')]);
    await bench.markFrom(otherTab, 'none');
    expect(bench.shown()).toBe('good');
  });

  it('is taken up by the next worker', async () => {
    await bench.markFrom(tab, 'problem');
    bench.show.mockClear();
    await bench.newWorker().lookAtAll();
    expect(bench.shown()).toBe('problem');
  });

  it('is still shown after one that could not be', async () => {
    bench.show.mockRejectedValueOnce(new Error('No toolbar'));
    await expect(bench.markFrom(tab, 'good')).rejects.toThrow('No toolbar');
    await bench.markFrom(otherTab, 'problem');
    expect(bench.shown()).toBe('problem');
  });
});

describe('a tab that changes', () => {
  it('loses its mark when it is shown, even where its page has gone on unseen', async () => {
    await bench.markFrom(tab, 'problem');
    await bench.markFrom(otherTab, 'good');
    await bench.marks.seen(tab);
    expect(bench.shown()).toBe('good');
  });

  it('can still be told by the panel that has put the mark there, on its way out', async () => {
    const mountId = bench.mounts.get(tab) ?? '';
    await bench.markFrom(tab, 'good');
    bench.mounts.set(tab, crypto.randomUUID());
    expect(await bench.marks.mark({ kind: 'pod.mark', mountId, mark: 'none' }, tab)).toBe(true);
    expect(bench.shown()).toBe('none');
  });

  it('keeps its mark while it shows the same panel', async () => {
    await bench.markFrom(tab, 'good');
    await bench.marks.look(tab);
    expect(bench.shown()).toBe('good');
  });

  it.each([
    ['goes to another record or is reloaded', () => bench.mounts.set(tab, crypto.randomUUID())],
    ['leaves the invoice or is closed', () => bench.mounts.delete(tab)],
  ])('loses its mark when it %s', async (_, change) => {
    await bench.markFrom(tab, 'problem');
    await bench.markFrom(otherTab, 'good');
    change();
    await bench.marks.look(tab);
    expect(bench.shown()).toBe('good');
  });

  it('without a mark changes nothing', async () => {
    await bench.markFrom(tab, 'good');
    bench.show.mockClear();
    bench.mounts.delete(otherTab);
    await bench.marks.look(otherTab);
    expect(bench.show).not.toHaveBeenCalled();
  });
});

describe('a worker at its start', () => {
  it('takes away what nothing stands behind any more', async () => {
    await bench.markFrom(tab, 'problem');
    await bench.markFrom(otherTab, 'good');
    bench.mounts.delete(tab);
    const next = bench.newWorker();
    await next.lookAtAll();
    expect(bench.shown()).toBe('good');
    // Before the browser was started again, the toolbar may have shown something.
    bench.kept = undefined;
    await next.lookAtAll();
    expect(bench.shown()).toBe('none');
  });

  it.each([null, 'text', [{ tabId: 'x' }], [{ tabId: 1, mountId: 'abc', mark: 'good' }]])(
    'makes nothing of what it cannot read: %j',
    async (unreadable) => {
      bench.kept = unreadable;
      await bench.marks.lookAtAll();
      expect(bench.shown()).toBe('none');
    },
  );
});
