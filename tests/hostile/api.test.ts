/** Attacks by a compromised API, or from between it and the POD: every value in an answer may lie. */
import { carryOut, makeReady, refund } from '../e2e/support/actions.ts';
import { countMoves } from '../e2e/support/ledger.ts';
import { workerOf } from '../e2e/support/worker.ts';
import { expect, test } from './support/fixtures.ts';
import { type Change, forge, invoices } from './support/forge.ts';
import { expectOnlyText, expectToRun } from './support/markup.ts';

test('markup and scripts in an answer are text', async ({ openInvoice, psa, pod, sandbox, evil }) => {
  await openInvoice();
  const company = '<img src=x onerror="top.pwned=1"><script>top.pwned=1</script><b>Contoso</b>';
  await forge(sandbox, invoices, { company });
  await psa.page.reload();
  await pod.expectText(company);
  await expectOnlyText(await pod.frame(), psa.page);
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
  await expectOnlyText(frame, psa.page);
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
    await pod.expectText('Unexpected response from WisePay');
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
