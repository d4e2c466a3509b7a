import type { Page } from '@playwright/test';

/** All text in the page, including closed shadow roots, as a screen reader finds it. */
export async function textForEverybody(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  // The nodes of the lines on screen repeat the text.
  const texts = nodes.filter(({ role }) => role?.value !== 'InlineTextBox');
  return texts.map(({ name }) => name?.value ?? '').join('\n');
}
