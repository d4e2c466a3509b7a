/** PSA as customers use it: with other words and addresses, behind a proxy, and with other extensions on its page. */
import { administer } from '../support/administer.ts';
import { makeChangedCopy } from '../support/changed-copy.ts';
import { expect, test } from '../support/fixtures.ts';
import { onPremiseHost } from '../support/on-premise.ts';
import { invoiceAddress, namedOnlyIn } from '../support/psa-page.ts';
import { inWorker } from '../support/worker.ts';

test('an invoice is found in whatever words its banner names it', async ({ openInvoice, pod, psa }) => {
  for (const bannerWords of ['Factura #%', 'فاتورة #%', 'Credit Memo #%', 'Számla #%', 'Faktura: %']) {
    await openInvoice('5101', { bannerWords });
    await expect(await pod.button('Pay Invoice')).toBeEnabled();
  }
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
});

test('an invoice is found by its banner alone after the browser has translated it', async ({
  openInvoice,
}) => {
  await openInvoice('5101', {
    ...namedOnlyIn('banner'),
    bannerWords: 'Rechnung Nr. %',
    translated: 'true',
  });
});

test('an invoice is found behind a proxy’s folder, whatever the case of its address', async ({
  pod,
  psa,
}) => {
  const address = invoiceAddress('5101', namedOnlyIn('query', 'banner'))
    .replace('/v2025_1/ConnectWise.aspx', '/cw//v4_6_release/Connectwise.aspx')
    .replace('InvoiceFV', 'Invoice.fv');
  await psa.page.goto(address);
  await pod.expectText('Contoso Dental');
  expect(psa.page.url()).toMatch(
    /\/cw\/\/v4_6_release\/Connectwise\.aspx\?.*routeTo=Invoice\.fv&recid=5101$/,
  );
});

test('a page whose every element an extension marks, again and again, keeps its panel', async ({
  openInvoice,
  pod,
  psa,
}) => {
  await openInvoice('5101', { stampMs: '20' });
  const rounds = () => psa.page.locator('html > div').last().getAttribute('bis_skin_checked').then(Number);
  const before = await rounds();
  await expect.poll(rounds).toBeGreaterThan(before + 20);
  await expect(await pod.button('Pay Invoice')).toBeVisible();
  await pod.press('Send to Terminal');
  await expect((await pod.frame()).getByLabel('Amount')).toBeVisible();
});

const proxied = onPremiseHost.replace(':', '.proxy.localhost:');

const behindProxy = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
  extension: async ({}, use) => {
    const copy = await makeChangedCopy((manifest) => ({
      ...JSON.parse(JSON.stringify(manifest).replaceAll('http://psa.localhost:4600;', 'http:;')),
      optional_host_permissions: ['http://*/*'],
      host_permissions: [`http://${proxied}/*`],
      web_accessible_resources: [{ resources: ['panel.html'], matches: ['http://*/*'] }],
    }));
    await use(copy.folder);
    await copy.remove();
  },
});

behindProxy('PSA behind a proxy is the PSA that WisePay knows', async ({ context, pod, psa }) => {
  const address = new URL(invoiceAddress('5101'));
  address.host = proxied;
  await administer(context, { psaHosts: [proxied] });
  const scripts = 'chrome.scripting.getRegisteredContentScripts().then((all) => all.length)';
  await expect.poll(() => inWorker(context, scripts)).toBe(1);
  await psa.page.goto(address.href);
  await pod.expectText('isn’t synced to WisePay');
  await administer(context, { psaHosts: [proxied], proxySuffixes: ['proxy.localhost'] });
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
});
