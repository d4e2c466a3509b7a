/** The extension's script in PSA's page, which lives there in a world of its own. */
import type { Page } from '@playwright/test';

/** The value of an expression in the content script, or of its promise. */
export async function inContentScript(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const world = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
      if (isOurs(name)) resolve(id);
    });
  });
  await session.send('Runtime.enable');
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    contextId: await world,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return result.value;
}

/** Whether a content script of the extension runs in the page, now that it has loaded. */
export async function hasContentScript(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { name } }) => worlds.push(name));
  // Answered after every world that is there has been told.
  await session.send('Runtime.enable');
  await session.detach();
  return worlds.some(isOurs);
}

/** The browser names a world after the extension that it belongs to. */
function isOurs(world: string): boolean {
  return world.startsWith('WisePay');
}
