import type { Page } from '@playwright/test';

/** All text in the page, in closed shadow roots too, as a screen reader finds it. */
export async function textForEverybody(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  // Lines as they are broken on the screen repeat their text.
  const texts = nodes.filter(({ role }) => role?.value !== 'InlineTextBox');
  return texts.map(({ name }) => name?.value ?? '').join('\n');
}
