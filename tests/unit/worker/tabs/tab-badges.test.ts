/** The one badge on the toolbar button: which of all tabs' badges it shows, and when it disappears. */
import { beforeEach, describe, expect, it } from 'vitest';
import { otherTab, type TabBadgesHarness, tab, tabBadgesHarness } from './support/tab-badges-harness.ts';

let harness: TabBadgesHarness;

beforeEach(() => {
  harness = tabBadgesHarness();
});

describe('a mark', () => {
  it('shows until its panel takes it away', async () => {
    expect(await harness.badgeFrom(tab, 'good')).toBe(true);
    expect(harness.shown()).toBe('good');
    expect(await harness.badgeFrom(tab, 'none')).toBe(true);
    expect(harness.shown()).toBe('none');
  });

  it('gives way to the next one of the same tab', async () => {
    await harness.badgeFrom(tab, 'problem');
    await harness.badgeFrom(tab, 'good');
    expect(harness.shown()).toBe('good');
  });

  it('of a problem shows before a good one, whichever tab was first', async () => {
    await harness.badgeFrom(tab, 'problem');
    await harness.badgeFrom(otherTab, 'good');
    expect(harness.shown()).toBe('problem');
    await harness.badgeFrom(tab, 'none');
    expect(harness.shown()).toBe('good');
    await harness.badgeFrom(otherTab, 'none');
    expect(harness.shown()).toBe('none');
  });

  it('is not believed of a panel that the tab does not show', async () => {
    const mountId = harness.mounts.get(otherTab) ?? '';
    expect(await harness.badges.badge({ kind: 'pod.badge', mountId, badge: 'problem' }, tab)).toBe(false);
    expect(harness.shown()).toBe('none');
    await harness.badgeFrom(tab, 'good');
    await harness.badges.badge({ kind: 'pod.badge', mountId, badge: 'none' }, tab);
    expect(harness.shown()).toBe('good');
  });

  it('is not lost where two tabs speak at once', async () => {
    await Promise.all([harness.badgeFrom(tab, 'good'), harness.badgeFrom(otherTab, 'problem')]);
    await harness.badgeFrom(otherTab, 'none');
    expect(harness.shown()).toBe('good');
  });

  it('is taken up by the next worker', async () => {
    await harness.badgeFrom(tab, 'problem');
    harness.setBadgeText.mockClear();
    await harness.newWorker().lookAtAll();
    expect(harness.shown()).toBe('problem');
  });

  it('is still shown after one that could not be', async () => {
    harness.setBadgeText.mockRejectedValueOnce(new Error('No toolbar'));
    await expect(harness.badgeFrom(tab, 'good')).rejects.toThrow('No toolbar');
    await harness.badgeFrom(otherTab, 'problem');
    expect(harness.shown()).toBe('problem');
  });
});

describe('a lesson that is doubtful', () => {
  it('shows while no tab has a mark, until it is taught again', async () => {
    harness.isLessonDoubtful = true;
    await harness.badges.redraw();
    expect(harness.shown()).toBe('doubtful');
    harness.isLessonDoubtful = false;
    await harness.badges.redraw();
    expect(harness.shown()).toBe('none');
  });

  it('gives way to every mark, and shows again after it', async () => {
    await harness.badgeFrom(tab, 'good');
    harness.isLessonDoubtful = true;
    await harness.badges.redraw();
    expect(harness.shown()).toBe('good');
    await harness.badges.seen(tab);
    expect(harness.shown()).toBe('doubtful');
  });

  it('still shows after the browser was started', async () => {
    harness.isLessonDoubtful = true;
    await harness.newWorker().lookAtAll();
    expect(harness.shown()).toBe('doubtful');
  });
});

describe('a tab that changes', () => {
  it('loses its mark when it is shown, even where its page has gone on unseen', async () => {
    await harness.badgeFrom(tab, 'problem');
    await harness.badgeFrom(otherTab, 'good');
    await harness.badges.seen(tab);
    expect(harness.shown()).toBe('good');
  });

  it('can still be told by the panel that has put the mark there, on its way out', async () => {
    const mountId = harness.mounts.get(tab) ?? '';
    await harness.badgeFrom(tab, 'good');
    harness.mounts.set(tab, crypto.randomUUID());
    expect(await harness.badges.badge({ kind: 'pod.badge', mountId, badge: 'none' }, tab)).toBe(true);
    expect(harness.shown()).toBe('none');
  });

  it('keeps its mark while it shows the same panel', async () => {
    await harness.badgeFrom(tab, 'good');
    await harness.badges.look(tab);
    expect(harness.shown()).toBe('good');
  });

  it.each([
    ['goes to another record or is reloaded', () => harness.mounts.set(tab, crypto.randomUUID())],
    ['leaves the invoice or is closed', () => harness.mounts.delete(tab)],
  ])('loses its mark when it %s', async (_, change) => {
    await harness.badgeFrom(tab, 'problem');
    await harness.badgeFrom(otherTab, 'good');
    change();
    await harness.badges.look(tab);
    expect(harness.shown()).toBe('good');
  });

  it('without a mark changes nothing', async () => {
    await harness.badgeFrom(tab, 'good');
    harness.setBadgeText.mockClear();
    harness.mounts.delete(otherTab);
    await harness.badges.look(otherTab);
    expect(harness.setBadgeText).not.toHaveBeenCalled();
  });
});

describe('a worker at its start', () => {
  it('takes away what nothing stands behind any more', async () => {
    await harness.badgeFrom(tab, 'problem');
    await harness.badgeFrom(otherTab, 'good');
    harness.mounts.delete(tab);
    const next = harness.newWorker();
    await next.lookAtAll();
    expect(harness.shown()).toBe('good');
    // Before the browser restarted, the toolbar button may have shown a badge.
    harness.kept = undefined;
    await next.lookAtAll();
    expect(harness.shown()).toBe('none');
  });

  it.each([null, 'text', [{ tabId: 'x' }], [{ tabId: 1, mountId: 'abc', badge: 'good' }]])(
    'makes nothing of what it cannot read: %j',
    async (unreadable) => {
      harness.kept = unreadable;
      await harness.badges.lookAtAll();
      expect(harness.shown()).toBe('none');
    },
  );
});
