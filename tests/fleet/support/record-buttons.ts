/** What a panel has offered from its first view on: a look at the end would miss what was there for a moment. */
import type { BrowserContext, Frame } from '@playwright/test';

/**
 * To be called before the panel is there.
 *
 * @returns gives the names of the two buttons that the tests turn off, each once, in the order in which they came
 */
export async function recordButtons(context: BrowserContext): Promise<(panel: Frame) => Promise<string[]>> {
  await context.addInitScript(() => {
    if (!location.pathname.endsWith('/panel.html')) return;
    const seen = new Set<string>();
    Object.assign(globalThis, { seenButtons: seen });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('button')) {
        if (textContent === 'Send to Terminal' || textContent === 'Re-send Reminder') seen.add(textContent);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return (panel) =>
    panel.evaluate(() => [...((globalThis as { seenButtons?: Set<string> }).seenButtons ?? [])]);
}
