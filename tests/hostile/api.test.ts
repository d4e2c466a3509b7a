/** Attacks by a compromised API, or from between it and the POD: every answer may lie. */
import type { Page } from '@playwright/test';
import type { SandboxProcess } from '../../scripts/sandbox/sandbox-process.ts';
import { carryOut, makeReady, refund } from '../e2e/support/actions.ts';
import { extensionOrigin, openOptions } from '../e2e/support/extension-pages.ts';
import { callOffFaults, orderFault } from '../e2e/support/faults.ts';
import { countMoves } from '../e2e/support/ledger.ts';
import { workerOf } from '../e2e/support/worker.ts';
import { expectRefused } from './support/diagnostics.ts';
import type { EvilSite } from './support/evil-site.ts';
import { expect, test } from './support/fixtures.ts';

type Change = Readonly<Record<string, unknown>>;

/** Changes the next real answers at a path. */
function forge(sandbox: SandboxProcess, path: string, merge: Change, method = 'GET', times = 20) {
  return orderFault(sandbox, { method, path, mode: 'forge', merge, times });
}

const invoices = '/invoices';

/** The control for markup: as a page of its own, it runs. */
async function expectToRun(markup: string, page: Page, evil: EvilSite): Promise<void> {
  evil.html = `<!doctype html>${markup}`;
  await page.goto(evil.origin);
  await expect.poll(() => page.evaluate(() => 'pwned' in window)).toBe(true);
}

test('markup and scripts in an answer are text', async ({ openInvoice, psa, pod, sandbox, evil }) => {
  await openInvoice();
  const company = '<img src=x onerror="top.pwned=1"><script>top.pwned=1</script><b>Contoso</b>';
  await forge(sandbox, invoices, { company });
  await psa.page.reload();
  await pod.expectText(company);
  const frame = await pod.frame();
  expect(await frame.locator('img, script:not([src]), b').count()).toBe(0);
  expect(await psa.page.evaluate(() => 'pwned' in window)).toBe(false);
  await expectToRun(company, psa.page, evil);
});

test('an activity that is markup is text', async ({ openInvoice, psa, pod, sandbox, evil }) => {
  await openInvoice();
  const text = '<img src=x onerror="top.pwned=1"><script>top.pwned=1</script><b>Paid</b>';
  const entry = { at: '2026-05-31T12:00:00Z', text, by: text };
  await forge(sandbox, invoices, {
    activity: [
      { ...entry, kind: 'payment' },
      { ...entry, kind: text },
    ],
  });
  await psa.page.reload();
  await pod.expectText('Activity (2)');
  await (await pod.frame()).getByText('Activity (2)').click();
  await pod.expectText(text);
  const frame = await pod.frame();
  expect(await frame.getByText(text, { exact: true }).count()).toBe(4);
  expect(await frame.locator('img, script:not([src]), b').count()).toBe(0);
  expect(await psa.page.evaluate(() => 'pwned' in window)).toBe(false);
  await expectToRun(text, psa.page, evil);
});

for (const { currency, shown } of [
  { currency: 'EUR', shown: '€0.99' },
  { currency: 'USD', shown: '$0.99' },
]) {
  test(`an activity in ${currency} says so, and is in no figure of the invoice`, async ({
    openInvoice,
    psa,
    pod,
    sandbox,
  }) => {
    await openInvoice();
    await forge(sandbox, invoices, {
      activity: [{ at: '2026-05-31T12:00:00Z', kind: 'payment', amount: { value: 99, currency } }],
    });
    await psa.page.reload();
    await pod.expectText('Activity (1)');
    const frame = await pod.frame();
    await frame.getByText('Activity (1)').click();
    await expect(frame.getByRole('listitem').getByText(shown)).toBeVisible();
    expect(await frame.locator('.facts').textContent()).not.toContain(shown);
  });
}

const lies: readonly [string, Change][] = [
  ['another record', { recordId: '5102' }],
  ['another invoice number', { number: '20102' }],
  ['a balance in another currency', { balance: { value: 125_000, currency: 'JPY' } }],
  ['a total in another currency', { total: { value: 125_000, currency: 'EUR' } }],
  ['a balance of half a cent', { balance: { value: 0.5, currency: 'USD' } }],
  ['a balance beyond all numbers', { balance: { value: 1e300, currency: 'USD' } }],
  ['a currency that is markup', { balance: { value: 1, currency: '<b>' } }],
  ['no version', { version: null }],
  ['payments that are no list', { payments: { length: 1 } }],
];

for (const [name, merge] of lies) {
  test(`an invoice with ${name} is not shown`, async ({ openInvoice, psa, pod, sandbox }) => {
    await openInvoice();
    await forge(sandbox, invoices, merge);
    await psa.page.reload();
    await pod.expectText('WisePay’s answer could not be read');
    const frame = await pod.frame();
    expect(await frame.getByRole('button', { name: /Pay|Terminal|Refund|Reminder/ }).count()).toBe(0);
  });
}

test('a company name without end is left out', async ({ openInvoice, psa, pod, sandbox }) => {
  await openInvoice();
  await forge(sandbox, invoices, { company: 'x'.repeat(5_000), status: 'forged' });
  await psa.page.reload();
  await pod.expectText('forged');
  await expect((await pod.frame()).locator('.company')).toHaveCount(0);
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});

test('an invoice with the same fields changed, but true, is shown', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  await forge(sandbox, invoices, {
    recordId: '5101',
    number: '20101',
    balance: { value: 120_000, currency: 'USD' },
    total: { value: 130_000, currency: 'USD' },
    version: 'another',
    company: 'x'.repeat(100),
    payments: [],
  });
  await psa.page.reload();
  await pod.expectText('x'.repeat(100));
  await pod.expectText('$1,200.00');
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});

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
      frame
        .getByText(/outside its own site|not on the list of WisePay’s addresses|could not be read/)
        .first(),
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
    await expect(await pod.button('Payment link')).toBeVisible();
    await forge(sandbox, invoices, { paymentLink, company: 'Contoso forged' });
    await psa.page.reload();
    await pod.expectText('Contoso forged');
    await expect(await pod.button('Pay Invoice')).toBeVisible();
    await expect(await pod.button('Payment link')).toHaveCount(0);
    await expect(
      (await pod.frame()).getByText(/^WisePay sent a payment link (?:to|that leads)/),
    ).toBeVisible();
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
  await expect(await pod.button('Payment link')).toBeVisible();
  const options = await openOptions(context);
  await expect(options.getByText('Addresses outside WisePay that were not opened')).toHaveCount(0);
});

test('a payment link that was not shown is counted', async ({ openInvoice, psa, pod, sandbox, context }) => {
  await openInvoice();
  await forge(sandbox, invoices, { paymentLink: 'https://evil.example/pay', company: 'Contoso forged' });
  await psa.page.reload();
  await pod.expectText('Contoso forged');
  await expectRefused(context, 'Addresses outside WisePay that were not opened');
});

test('an address that was not opened is counted', async ({ openInvoice, pod, sandbox, context }) => {
  await openInvoice();
  await forge(sandbox, '/invoices/*/payment-sessions', { url: 'https://evil.example/pay' }, 'POST');
  await pod.pressMoneyButton('Pay Invoice');
  await expectRefused(context, 'Addresses outside WisePay that were not opened');
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
  await pod.expectText('WisePay cannot be reached');
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

test('prototypes in an answer change nothing', async ({ openInvoice, psa, pod, sandbox, context }) => {
  await openInvoice();
  // The harmless field is the control: it shows that the answer was changed.
  const merge = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"company":"Contoso forged"}',
  );
  await sandbox.control.post('faults', {
    body: `{"method":"GET","path":"/invoices","mode":"forge","times":20,"merge":${JSON.stringify(merge)}}`,
    headers: { 'Content-Type': 'application/json' },
  });
  await psa.page.reload();
  await pod.expectText('Contoso forged');
  const frame = await pod.frame();
  expect(await frame.evaluate(() => 'polluted' in {})).toBe(false);
  expect(await (await workerOf(context)).evaluate(() => 'polluted' in {})).toBe(false);
});

test('a refund whose answer names another payment is not told as this one’s', async ({
  tab,
  pod,
  sandbox,
}) => {
  await makeReady(refund, tab);
  await forge(sandbox, '/payments/*/refunds', { id: '<b>ref</b>', paymentId: 'pay_other' }, 'POST', 1);
  await carryOut(refund, pod);
  expect(await refund.countEffects(sandbox)).toBe(1);
  expect(await (await pod.frame()).locator('b').count()).toBe(0);
  expect(await countMoves(sandbox)).toBe(1);
});
