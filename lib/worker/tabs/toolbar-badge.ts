/** The badge on the toolbar button, and the tooltip that explains it. */
import browser from 'webextension-polyfill';
import type { Badge } from '../../protocol/badge-message.ts';

/** Signs as well as colors, because not everyone can tell the colors apart. */
const badges = {
  good: { text: '✓', color: '#1c6b35', words: 'page_ended_good' },
  problem: { text: '!', color: '#8a3b00', words: 'page_ended_problem' },
  doubtful: { text: '?', color: '#4a4a4a', words: 'page_lesson_doubtful' },
} as const;

/**
 * Shows a badge in front of every tab; rejects if the toolbar does. `doubtful`: what was taught of a screen seems to
 * have gone wrong. The tooltip is in the browser's language, like the
 * rest of its toolbar.
 */
export async function showBadge(badge: Badge | 'doubtful'): Promise<void> {
  const { action } = browser;
  if (badge === 'none') {
    await action.setBadgeText({ text: '' });
    await action.setTitle({ title: browser.runtime.getManifest().action?.default_title ?? '' });
    return;
  }
  const { text, color, words } = badges[badge];
  await action.setBadgeBackgroundColor({ color });
  await action.setBadgeTextColor({ color: '#ffffff' });
  await action.setTitle({ title: browser.i18n.getMessage(words) });
  await action.setBadgeText({ text });
}
