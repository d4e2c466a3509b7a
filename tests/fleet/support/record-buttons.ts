/** Records what a panel offers from its first view on, because a check at the end would miss short-lived buttons. */
import type { BrowserContext, Frame } from '@playwright/test';

/**
 * Call before the panel loads.
 *
 * @returns a function that gives the names of the recorded buttons, each once, in order of appearance. Only the two
 *   buttons that the tests turn off are recorded.
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
