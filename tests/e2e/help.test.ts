/** The links at the foot of the panel: help for everybody, and where to say what should be better. */
import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { people, signInToBoth, signInToPsa } from './support/people.ts';
import type { PodPage } from './support/pod-page.ts';

const article =
  'https://merchantadmin.wise-pay.com/support/solutions/articles/36000461373-connectwise-psa-payment-pod';

/** The browser notes which addresses it is to open, and opens an empty tab: no test reaches WisePay's own site. */
test.beforeEach(async ({ context }) => {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(`
    const create = chrome.tabs.create;
    globalThis.addresses = [];
    chrome.tabs.create = ({ url, ...tab }, ...rest) => {
      addresses.push(url);
      return create.call(chrome.tabs, { ...tab, url: 'about:blank' }, ...rest);
    };
  `);
});

/** Presses a link, and expects a tab with the article: the address to the letter, nothing goes along in it. */
async function expectHelp(context: BrowserContext, pod: PodPage, link = 'Help'): Promise<void> {
  const opened = context.waitForEvent('page');
  await pod.press(link);
  await opened;
  const [worker] = context.serviceWorkers();
  expect(await worker?.evaluate('addresses')).toEqual([article]);
}

test('help opens in a tab of its own, and the invoice stays', async ({ context, sandbox, psa, pod }) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await expectHelp(context, pod);
  await psa.page.bringToFront();
  await pod.expectText('Contoso Dental');
});

test('help is there for somebody who is not signed in', async ({ context, sandbox, psa, pod }) => {
  await signInToPsa(sandbox, people.pat);
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');
  await expectHelp(context, pod);
});

test('help is there for somebody who may not use the POD', async ({ context, sandbox, psa, pod }) => {
  await signInToBoth(sandbox, people.lee);
  await psa.openInvoice('5101');
  await pod.expectText('Your WisePay user is not an admin');
  await expectHelp(context, pod);
});

test('help is there when WisePay is not', async ({ context, sandbox, psa, pod }) => {
  await signInToBoth(sandbox, people.pat);
  await sandbox.control.post('faults', {
    json: { method: 'GET', path: '/api/invoices', mode: 'status', status: 500, times: 100 },
  });
  await psa.openInvoice('5101');
  await pod.expectText('WisePay has a problem');
  await expectHelp(context, pod);
});

test('suggestions start at the article, whose end leads to the forum', async ({
  context,
  sandbox,
  psa,
  pod,
}) => {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice('5101');
  await expectHelp(context, pod, 'Suggest an improvement');
});
