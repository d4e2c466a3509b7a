import type { Page } from '@playwright/test';

/** Whether a content script of the extension runs in the page, now that it has loaded: it has a world of its own there. */
export async function hasContentScript(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { name } }) => worlds.push(name));
  // Answered after every world that is there has been told.
  await session.send('Runtime.enable');
  await session.detach();
  return worlds.some((name) => name.startsWith('WisePay'));
}
