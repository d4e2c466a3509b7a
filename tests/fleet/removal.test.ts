import { hasContentScript } from '../e2e/support/content-script.ts';
import { newTab, openInvoiceIn } from '../e2e/support/psa-tab.ts';
import { textForEverybody } from '../e2e/support/text-for-everybody.ts';
import { expect, test } from './support/fixtures.ts';

test('deleting the policy takes the POD off open pages and out of the browser, with all it had stored', async ({
  administrator,
  company,
  startBrowser,
}) => {
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();
  await (await worker()).evaluate("chrome.storage.local.set({ 'terminal.last': 'trm_front' })");
  await openInvoiceIn({ psa, pod }, '5101');
  expect(await hasContentScript(psa.page)).toBe(true);

  administrator.letGo();
  await expect.poll(() => pod.frames().length, { timeout: 30_000 }).toBe(0);
  await expect.poll(() => context.serviceWorkers().length).toBe(0);

  // The content script gets no event; it finds out at a click.
  await psa.page.mouse.click(400, 400);
  const wordsOfOurs = async () => {
    const lines = (await textForEverybody(psa.page)).split('\n');
    return [...new Set(lines.filter((line) => line.includes('WisePay')))];
  };
  await expect.poll(wordsOfOurs).toEqual([expect.stringContaining('Refresh this page')]);

  const { psa: second } = await newTab(context);
  await second.openInvoice('5101');
  await second.waitForBanner(/20101/);
  expect(await hasContentScript(second.page)).toBe(false);
  await expect(second.page.goto(`chrome-extension://${company.id}/options.html`)).rejects.toThrow();

  administrator.manage();
  const anew = await context.waitForEvent('serviceworker', { timeout: 30_000 });
  expect(await anew.evaluate("chrome.storage.local.get('terminal.last')")).toEqual({});
});
