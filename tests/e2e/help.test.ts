/** The links at the foot of the panel: help for everyone, and feedback. */
import type { BrowserContext } from '@playwright/test';
import { orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { openedBy } from './support/opened-by.ts';
import { people, signInToBoth, signInToWisePay } from './support/people.ts';
import type { PodPage } from './support/pod-page.ts';
import { inWorker } from './support/worker.ts';

const article =
  'https://merchantadmin.wise-pay.com/support/solutions/articles/36000461373-connectwise-psa-payment-pod';

/** Makes the browser note the addresses to open, and open empty tabs instead: no test reaches WisePay's site. */
test.beforeEach(async ({ context }) => {
  await inWorker(
    context,
    `
    const create = chrome.tabs.create;
    globalThis.addresses = [];
    chrome.tabs.create = ({ url, ...tab }, ...rest) => {
      addresses.push(url);
      return create.call(chrome.tabs, { ...tab, url: 'about:blank' }, ...rest);
    };
  `,
  );
});

/** Presses a link, and expects a tab with exactly the article's address, with no data added. */
async function expectHelp(context: BrowserContext, pod: PodPage, link = 'Help'): Promise<void> {
  await openedBy(context, () => pod.press(link));
  expect(await inWorker(context, 'addresses')).toEqual([article]);
}

test('help opens in a tab of its own, and the invoice stays', async ({ openInvoice, context, psa, pod }) => {
  await openInvoice();
  await expectHelp(context, pod);
  await psa.page.bringToFront();
  await pod.expectText('Contoso Dental');
});

test('help is there for somebody who is not signed in', async ({ context, sandbox, psa, pod }) => {
  await signInToWisePay(sandbox, null);
  await psa.openInvoice('5101');
  await pod.expectText('Sign in to see this invoice');
  await expectHelp(context, pod);
});

test('help is there for somebody who may not use the POD', async ({ context, sandbox, psa, pod }) => {
  await signInToBoth(sandbox, people.lee);
  await psa.openInvoice('5101');
  await pod.expectText('Your WisePay user isn’t an admin');
  await expectHelp(context, pod);
});

test('help is there when WisePay is not', async ({ context, sandbox, psa, pod }) => {
  await orderFault(sandbox, {
    method: 'GET',
    path: '/api/invoices',
    mode: 'status',
    status: 500,
    times: 100,
  });
  await psa.openInvoice('5101');
  await pod.expectText('WisePay has a problem');
  await expectHelp(context, pod);
});

test('suggestions start at the article, whose end leads to the forum', async ({ context, psa, pod }) => {
  await psa.openInvoice('5101');
  await expectHelp(context, pod, 'Suggest an improvement');
});
