import { people, signInToBoth } from '../e2e/support/people.ts';
import { PsaPage } from '../e2e/support/psa-page.ts';
import { textForEverybody } from '../e2e/support/text-for-everybody.ts';
import { hasContentScript } from './support/content-script.ts';
import { expect, test } from './support/fixtures.ts';
import { inWorker } from './support/in-worker.ts';

test('deleting the policy takes the POD off open pages and out of the browser, with all it had stored', async ({
  administrator,
  company,
  sandbox,
  startBrowser,
}) => {
  await signInToBoth(sandbox, people.pat);
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();
  await inWorker(await worker(), "chrome.storage.local.set({ 'terminal.last': 'trm_front' })");
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  expect(await hasContentScript(psa.page)).toBe(true);

  administrator.letGo();
  await expect.poll(() => pod.frames().length, { timeout: 30_000 }).toBe(0);
  await expect.poll(() => context.serviceWorkers().length).toBe(0);

  // The page itself is told nothing; a click is when it finds out.
  await psa.page.mouse.click(400, 400);
  const wordsOfOurs = async () => {
    const lines = (await textForEverybody(psa.page)).split('\n');
    return [...new Set(lines.filter((line) => line.includes('WisePay')))];
  };
  await expect.poll(wordsOfOurs).toEqual([expect.stringContaining('Refresh this page')]);

  const second = new PsaPage(await context.newPage());
  await second.openInvoice('5101');
  await second.waitForBanner(/20101/);
  expect(await hasContentScript(second.page)).toBe(false);
  await expect(second.page.goto(`chrome-extension://${company.id}/options.html`)).rejects.toThrow();

  administrator.manage();
  const anew = await context.waitForEvent('serviceworker', { timeout: 30_000 });
  expect(await inWorker(anew, "chrome.storage.local.get('terminal.last')")).toEqual({});
});
