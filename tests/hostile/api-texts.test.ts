/** Attacks with the texts that WisePay writes freely: markup in them is text, and no length of them breaks the panel. */
import { fillInTerminal } from '../e2e/support/actions.ts';
import { expect, test } from './support/fixtures.ts';
import { type Change, forge, invoices } from './support/forge.ts';
import { expectOnlyText, expectToRun, markupAround } from './support/markup.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

/** A payment that failed, as WisePay tells it. */
const failed = (failure: string, change: Change = {}): Change => ({
  id: 'pay_forged',
  at: '2026-05-31T12:00:00Z',
  method: { kind: 'card', brand: 'Visa', last4: '4242' },
  amount: usd(10_000),
  surcharge: usd(0),
  refunded: usd(0),
  refundable: usd(0),
  state: 'failed',
  failure,
  refunds: [],
  ...change,
});

const returned = (failure: string) =>
  failed(failure, { method: { kind: 'bank_debit', last4: '6789' }, returnedAt: '2026-06-02T12:00:00Z' });

/** The terminals, one of which is busy with a payment. */
const busyWith = (payment: Change): Change => ({
  terminals: [
    { id: 'trm_front', label: 'Front desk', state: 'ready' },
    { id: 'trm_warehouse', label: 'Warehouse', state: 'busy', busyWith: payment },
  ],
});

const text = markupAround('Because');

const shown: readonly [what: string, forged: Change, times: number][] = [
  ['the reason for a status', { statusReason: text }, 1],
  ['the reason why a payment failed', { payments: [failed(text)] }, 1],
  [
    // Below the amounts, and beside the refund that it rules out.
    'the reason why a bank debit was returned',
    { payments: [returned(text)], actions: { refund: { allowed: false, reason: 'nothing_refundable' } } },
    2,
  ],
];

for (const [what, forged, times] of shown) {
  test(`${what} that is markup is text`, async ({ openInvoice, psa, pod, sandbox, evil }) => {
    await openInvoice();
    await forge(sandbox, invoices, forged);
    await psa.page.reload();
    await pod.expectText(text);
    const frame = await pod.frame();
    await expect(frame.getByText(text)).toHaveCount(times);
    await expectOnlyText(frame, psa.page);
    await expectToRun(text, psa.page, evil);
  });
}

test('the payment that a terminal is busy with is text where it is markup', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
  evil,
}) => {
  await openInvoice();
  const [invoiceNumber, by] = [markupAround('20114'), markupAround('Dana Fox')];
  await forge(sandbox, invoices, busyWith({ invoiceNumber, by }));
  await psa.page.reload();
  await fillInTerminal(pod);
  await pod.expectText(invoiceNumber);
  await pod.expectText(by);
  await expectOnlyText(await pod.frame(), psa.page);
  await expectToRun(invoiceNumber + by, psa.page, evil);
});

test('texts without end are left out, and a payment can be taken', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const endless = 'x'.repeat(5_000);
  await forge(sandbox, invoices, {
    statusReason: endless,
    payments: [failed(endless)],
    ...busyWith({ invoiceNumber: endless, by: endless }),
  });
  await psa.page.reload();
  await pod.expectText('The $100.00 payment by Visa •••• 4242 failed.');
  const frame = await pod.frame();
  await expect(await pod.button('Pay Invoice')).toBeEnabled();
  await fillInTerminal(pod);
  await expect(frame.locator('.choice.busy .state')).toHaveText('Busy');
  await expect(frame.getByRole('button', { name: /^Charge / })).toBeEnabled();
  await expect(frame.getByText('xxx')).toHaveCount(0);
});

test('the longest texts that are shown, of one word each, make the panel no wider', async ({
  openInvoice,
  psa,
  pod,
  sandbox,
}) => {
  await openInvoice();
  const [status, failure, invoiceNumber, by] = ['s', 'f', 'n', 'p'].map((letter) =>
    letter.repeat(letter === 's' || letter === 'f' ? 200 : 1_000),
  ) as [string, string, string, string];
  await forge(sandbox, invoices, {
    statusReason: status,
    payments: [failed(failure)],
    ...busyWith({ invoiceNumber, by }),
  });
  await psa.page.reload();
  await pod.expectText(status);
  await pod.expectText(failure);
  const frame = await pod.frame();
  const fits = () => frame.evaluate('document.documentElement.scrollWidth <= innerWidth');
  expect(await fits()).toBe(true);
  await fillInTerminal(pod);
  await pod.expectText(invoiceNumber);
  await pod.expectText(by);
  expect(await fits()).toBe(true);
  await expect(frame.getByRole('button', { name: /^Charge / })).toBeEnabled();
});
