import { openOptions } from '../e2e/support/extension-pages.ts';
import { openInvoiceIn } from '../e2e/support/psa-tab.ts';
import { textForEverybody } from '../e2e/support/text-for-everybody.ts';
import { firstPackage } from './support/company-server.ts';
import { expect, test } from './support/fixtures.ts';
import { update } from './support/update.ts';

test('an update under an open POD asks for a refresh of the page, and then the new version works', async ({
  administrator,
  company,
  startBrowser,
}) => {
  administrator.manage();
  const { context, psa, pod, worker } = await startBrowser();
  const first = await worker();
  await openInvoiceIn({ psa, pod }, '5101');

  await company.publish({ ...firstPackage, version: '1.1.0' });
  const second = await update(context, first);
  expect(await second.evaluate('chrome.runtime.getManifest().version')).toBe('1.1.0');

  await psa.page.mouse.click(400, 400);
  await expect
    .poll(() => textForEverybody(psa.page))
    .toMatch(/^WisePay was updated or removed\. Refresh this page/m);

  await psa.page.reload();
  await pod.expectText('Contoso Dental');
  const options = await openOptions(context, company.id);
  await expect(options.getByText('1.1.0')).toBeVisible();
});
