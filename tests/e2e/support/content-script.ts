/** The extension's content script in PSA's page, which runs in an isolated world. */
import type { Page } from '@playwright/test';

/** Evaluates an expression in the content script, and returns its value or its promise's value. */
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

/** Whether a content script of the extension runs in a loaded page. */
export async function hasContentScript(page: Page): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const worlds: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { name } }) => worlds.push(name));
  // The answer comes after the events for all existing worlds.
  await session.send('Runtime.enable');
  await session.detach();
  return worlds.some(isOurs);
}

/** The browser names each isolated world after its extension. */
function isOurs(world: string): boolean {
  return world.startsWith('WisePay');
}
