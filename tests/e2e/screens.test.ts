/** The PSA screens on which the POD appears, and that it stays with its invoice. */
import type { Frame } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { namedOnlyIn, type PsaSwitches } from './support/psa-page.ts';

const otherScreens = [
  { screen: 'the invoice search', entry: 'Invoice Search', ready: 'tr.cw-ml-row' },
  { screen: 'the service board', entry: 'Service Board', ready: 'tr.cw-ml-row' },
  {
    screen: 'a company with its invoices',
    entry: 'Contoso Dental',
    ready: '.CompanyDetail.cw_PsaRootContainer',
  },
  { screen: 'Today', entry: 'Today', ready: 'iframe.cw_ScreenFrame' },
] as const;

for (const { screen, entry, ready } of otherScreens) {
  test(`the POD leaves when the user goes from an invoice to ${screen}`, async ({
    openInvoice,
    psa,
    pod,
  }) => {
    await openInvoice();
    await psa.choose(entry);
    await psa.page.locator(ready).first().waitFor();
    await pod.expectNone();
  });
}

test('a service ticket shows no POD', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  await psa.choose('Service Board');
  await psa.openFromList('26251');
  await psa.waitForBanner(/^Service Ticket #26251/);
  await pod.expectNone();
});

test('a page that starts on the invoice search shows no POD and asks WisePay nothing', async ({
  sandbox,
  psa,
  pod,
}) => {
  await psa.openInvoiceSearch();
  await pod.expectNone();
  // The first invoice that is opened afterwards causes the first request.
  expect(await sandbox.control.get('requests').json()).toEqual([]);
  await psa.openFromList('20104');
  await pod.expectText('Adatum Garage');
});

const ways: readonly { readonly name: string; readonly switches: PsaSwitches }[] = [
  { name: 'only in the address’s hash', switches: namedOnlyIn('hash') },
  { name: 'only in the address’s query', switches: namedOnlyIn('query') },
  { name: 'only in the banner', switches: namedOnlyIn('banner') },
  { name: 'inside a frame', switches: { invoiceIn: 'iframe' } },
  {
    name: 'only in the banner inside a frame',
    switches: { invoiceIn: 'iframe', ...namedOnlyIn('banner', 'fields') },
  },
  { name: 'with its pods moved around', switches: { layout: 'moved-pods' } },
  { name: 'after loading slowly', switches: { loadMs: '1500' } },
];

for (const { name, switches } of ways) {
  test(`an invoice that PSA shows ${name} is found`, async ({ openInvoice, pod }) => {
    await openInvoice('5102', switches);
    await pod.expectText('Partially paid');
  });
}

test('an address in PSA’s older start-screen form opens the POD', async ({ psa, pod }) => {
  const state = JSON.stringify({ pid: 1, p: 'invoice_detail', s: { p: { pid: 2, rd: 5104 } }, rnd: 0.5 });
  await psa.page.goto(
    `http://psa.localhost:4600/v2025_1/ConnectWise.aspx#startscreen=invoice_detail&state=${encodeURIComponent(state)}`,
  );
  await pod.expectText('Adatum Garage');
});

test('going from the list to an invoice, back, and forward again brings the right POD each time', async ({
  psa,
  pod,
}) => {
  await psa.openInvoiceSearch();
  await psa.openFromList('20102');
  await pod.expectText('Fabrikam Logistics');
  await psa.choose('Invoice Search');
  await pod.expectNone();
  await psa.openFromList('20104');
  await pod.expectText('Adatum Garage');

  await psa.page.goBack();
  await pod.expectNone();
  await psa.page.goBack();
  await pod.expectText('Fabrikam Logistics');
  await psa.page.goForward();
  await pod.expectNone();
  await psa.page.goForward();
  await pod.expectText('Adatum Garage');
});

test('another invoice on the same screen gets a panel of its own', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const first = await pod.frame();
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
  expect((await pod.frame()) === first).toBe(false);
});

test('the tabs of an invoice keep the same panel', async ({ openInvoice, psa, pod }) => {
  await openInvoice();
  const frame = await pod.frame();
  await tagFrame(frame);
  for (const tab of ['Time', 'Routing', 'Invoice']) {
    await psa.chooseTab(tab);
    await expect(psa.page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
  }
  expect(await isTagged(await pod.frame())).toBe(true);
});

test('content that PSA swaps without touching the address is followed', async ({ openInvoice, psa, pod }) => {
  await openInvoice('5101', { staleHash: 'true' });
  const address = psa.page.url();
  await psa.nextRecord();
  await pod.expectText('Fabrikam Logistics');
  await psa.nextRecord();
  // A paid invoice starts as a tab.
  await expect(async () => {
    const paid = (await pod.frame()).getByRole('button', { name: /^Paid\. Open the WisePay panel$/ });
    await expect(paid).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await pod.openFromTab();
  await pod.expectText('Tailspin Architects');
  expect(psa.page.url()).toBe(address);
});

test('reloading the page brings the POD back', async ({ openInvoice, psa, pod }) => {
  await openInvoice('5103');
  await psa.page.reload();
  await pod.openIfQuiet();
  await pod.expectText('Tailspin Architects');
});

/** Marks the panel, so that a new panel can be told from it. */
async function tagFrame(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    document.body.dataset['seen'] = 'yes';
  });
}

function isTagged(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => document.body.dataset['seen'] === 'yes');
}
