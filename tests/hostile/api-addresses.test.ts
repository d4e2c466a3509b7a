/** Attacks with addresses in the answers of a compromised API: nothing leads away from WisePay. */
import { carryOut, makeReady, refund } from '../e2e/support/actions.ts';
import { extensionOrigin, openOptions } from '../e2e/support/extension-pages.ts';
import { callOffFaults, orderFault } from '../e2e/support/faults.ts';
import { expectRefused } from './support/diagnostics.ts';
import { expect, test } from './support/fixtures.ts';
import { forge, invoices } from './support/forge.ts';

/** An address of WisePay's own. */
const ownAddress = 'http://wisepay.localhost:4600/link/another';

const addresses = [
  'https://evil.example/pay',
  'https://wisepay.localhost.evil.example/pay',
  'http://wisepay.localhost:4600@evil.example/pay',
  'javascript:alert(document.domain)',
  'data:text/html,<script>alert(1)</script>',
  'blob:http://wisepay.localhost:4600/6d0c3f5e-8e2a-4a52-9d1f-0c1d2e3f4a5b',
  `${extensionOrigin}/options.html`,
];

for (const url of addresses) {
  test(`a payments screen at ${url} is not opened`, async ({ openInvoice, pod, sandbox, context }) => {
    await openInvoice();
    await forge(sandbox, '/invoices/*/payment-sessions', { url }, 'POST');
    const before = context.pages().length;
    await pod.pressMoneyButton('Pay Invoice');
    const frame = await pod.frame();
    await expect(
      frame.getByText(/to a different site|isn’t on the list of WisePay’s addresses|couldn’t read/).first(),
    ).toBeVisible();
    expect(context.pages()).toHaveLength(before);
  });
}

test('a payments screen at another address of WisePay’s is opened', async ({
  openInvoice,
  pod,
  sandbox,
  context,
}) => {
  await openInvoice();
  await forge(sandbox, '/invoices/*/payment-sessions', { url: ownAddress }, 'POST');
  const opened = context.waitForEvent('page');
  await pod.pressMoneyButton('Pay Invoice');
  await (await opened).waitForURL(ownAddress);
});

for (const paymentLink of addresses) {
  test(`a payment link to ${paymentLink} is not shown`, async ({ openInvoice, psa, pod, sandbox }) => {
    await openInvoice();
    await expect(await pod.button('Copy payment link')).toBeVisible();
    await forge(sandbox, invoices, { paymentLink, company: 'Contoso forged' });
    await psa.page.reload();
    await pod.expectText('Contoso forged');
    await expect(await pod.button('Pay Invoice')).toBeVisible();
    await expect(await pod.button('Copy payment link')).toHaveCount(0);
    await expect((await pod.frame()).getByText(/^WisePay sent a payment link to/)).toBeVisible();
  });
}

test('a payment link to another address of WisePay’s is shown, and nothing is counted', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
  context,
}) => {
  await openInvoice();
  await forge(sandbox, invoices, { paymentLink: ownAddress, company: 'Contoso forged' });
  await psa.page.reload();
  await pod.expectText('Contoso forged');
  await expect(await pod.button('Copy payment link')).toBeVisible();
  const options = await openOptions(context);
  await expect(options.getByText('Links to sites outside WisePay')).toHaveCount(0);
});

test('a payment link that was not shown is counted', async ({ openInvoice, psa, pod, sandbox, context }) => {
  await openInvoice();
  await forge(sandbox, invoices, { paymentLink: 'https://evil.example/pay', company: 'Contoso forged' });
  await psa.page.reload();
  await pod.expectText('Contoso forged');
  await expectRefused(context, 'Links to sites outside WisePay');
});

test('an address that was not opened is counted', async ({ openInvoice, pod, sandbox, context }) => {
  await openInvoice();
  await forge(sandbox, '/invoices/*/payment-sessions', { url: 'https://evil.example/pay' }, 'POST');
  await pod.pressMoneyButton('Pay Invoice');
  await expectRefused(context, 'Links to sites outside WisePay');
});

test('an answer that leads elsewhere is not followed, and takes no token with it', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
  evil,
}) => {
  await openInvoice();
  await orderFault(sandbox, {
    method: 'GET',
    path: invoices,
    mode: 'redirect',
    location: `${evil.origin}/invoices`,
    times: 20,
  });
  await psa.page.reload();
  await pod.expectText('Can’t reach WisePay');
  expect(evil.requests).toEqual([]);
  // The control: without the redirect there is an answer, and the other site can be reached.
  await callOffFaults(sandbox);
  await psa.page.reload();
  await pod.expectText('Contoso Dental');
  await psa.page.goto(`${evil.origin}/invoices`);
  expect(evil.requests).not.toEqual([]);
});

test('a refund that is led elsewhere takes nothing with it, and happens once when WisePay answers again', async ({
  tab,
  pod,
  sandbox,
  evil,
}) => {
  await makeReady(refund, tab);
  await orderFault(sandbox, {
    method: 'POST',
    path: '/payments/*/refunds',
    mode: 'redirect',
    location: `${evil.origin}/x`,
    times: 1,
  });
  await carryOut(refund, pod);
  expect(evil.requests).toEqual([]);
  expect(await refund.countEffects(sandbox)).toBe(1);
});
