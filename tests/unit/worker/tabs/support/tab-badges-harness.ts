/** Two tabs whose panels set badges, and workers that come and go. */
import { type MockInstance, vi } from 'vitest';
import browser, { type Manifest } from 'webextension-polyfill';
import type { Badge } from '#lib/protocol/badge-message.ts';
import { createTabBadges, type TabBadges } from '#lib/worker/tabs/tab-badges.ts';
import { type HandTimers, handTimers } from '../../../support/hand-timers.ts';

export const tab = 7;
export const otherTab = 8;

/** The badge for each sign on the toolbar button. */
const badgeOf: Readonly<Record<string, Badge | 'doubtful'>> = {
  '✓': 'good',
  '!': 'problem',
  '?': 'doubtful',
};

export interface TabBadgesHarness {
  readonly badges: TabBadges;
  /** The mount ID of the panel in each tab. */
  readonly mounts: Map<number, string>;
  /** Tabs whose page does not answer until the promise resolves. */
  readonly silent: Map<number, Promise<void>>;
  /** What the storage has; a test may change it. */
  kept: unknown;
  /** Whether what was taught of a screen is doubtful. */
  isLessonDoubtful: boolean;
  /** The timers that limit how long pages may take to answer; a test may replace them. */
  clock: HandTimers;
  /** The toolbar button's badge; what it shows is set last, or first of all if that is nothing. */
  readonly setBadgeText: MockInstance<typeof browser.action.setBadgeText>;
  /** The next worker, with only the storage. */
  newWorker(): TabBadges;
  /** The panel in a tab asks for a badge. */
  badgeFrom(tabId: number, badge: Badge): ReturnType<TabBadges['badge']>;
  /** The badge on the toolbar button. */
  shown(): Badge | 'doubtful';
}

export function tabBadgesHarness(): TabBadgesHarness {
  const mounts = new Map<number, string>([
    [tab, crypto.randomUUID()],
    [otherTab, crypto.randomUUID()],
  ]);
  const silent = new Map<number, Promise<void>>();
  const setBadgeText = vi.spyOn(browser.action, 'setBadgeText');
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('');
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({} as Manifest.WebExtensionManifest);
  const newWorker = () =>
    createTabBadges({
      store: {
        read: async () => harness.kept,
        write: async (written) => {
          harness.kept = structuredClone(written);
        },
      },
      async describePage(tabId) {
        await silent.get(tabId);
        const mountId = mounts.get(tabId);
        if (mountId === undefined) return null;
        return { mountId, invoice: { host: 'psa.example', number: '20101' }, memberEmail: null };
      },
      wait: (ms) => harness.clock.wait(ms),
      isLessonDoubtful: async () => harness.isLessonDoubtful,
    });
  const badges = newWorker();
  const harness: TabBadgesHarness = {
    badges,
    mounts,
    silent,
    kept: undefined,
    clock: handTimers(),
    setBadgeText,
    newWorker,
    badgeFrom: (tabId, badge) =>
      badges.badge({ kind: 'pod.badge', mountId: mounts.get(tabId) ?? '', badge }, tabId),
    isLessonDoubtful: false,
    shown: () => badgeOf[setBadgeText.mock.lastCall?.[0].text ?? ''] ?? 'none',
  };
  return harness;
}
