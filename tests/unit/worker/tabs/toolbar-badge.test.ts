import { beforeEach, expect, it, vi } from 'vitest';
import browser, { type Manifest } from 'webextension-polyfill';
import { showBadge } from '#lib/worker/tabs/toolbar-badge.ts';

beforeEach(() => {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((name) => `the words of ${name}`);
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({
    action: { default_title: 'WisePay' },
  } as Manifest.WebExtensionManifest);
});

const shown = async () => [await browser.action.getBadgeText({}), await browser.action.getTitle({})];

it.each([
  ['good', '✓', 'the words of page_ended_good'],
  ['doubtful', '?', 'the words of page_lesson_doubtful'],
  ['problem', '!', 'the words of page_ended_problem'],
] as const)('a %s badge is a sign with its explanation, until there is none', async (badge, text, title) => {
  await showBadge(badge);
  expect(await shown()).toEqual([text, title]);
  await showBadge('none');
  expect(await shown()).toEqual(['', 'WisePay']);
});
