/** Answers with unknown values: the panel shows them in WisePay's words or leaves them out, and all else works. */
import type { SandboxProcess } from '../../scripts/sandbox/sandbox-process.ts';
import { carryOut, fillInTerminal, terminalPayment } from './support/actions.ts';
import { callOffFaults, orderFault } from './support/faults.ts';
import { expect, test } from './support/fixtures.ts';
import { readLedger } from './support/ledger.ts';
import { present } from './support/terminal.ts';

/** Changes the next real answers about an invoice. */
const forgeInvoice = (sandbox: SandboxProcess, merge: Readonly<Record<string, unknown>>) =>
  orderFault(sandbox, { method: 'GET', path: '/invoices', mode: 'forge', merge, times: 20 });

const usd = (value: number) => ({ value, currency: 'USD' });

const refund = {
  id: 'ref_1',
  version: 1,
  paymentId: 'pay_1',
  amount: usd(10_000),
  surcharge: usd(1),
  kind: 'refund',
  state: 'pending',
  reason: 'duplicate',
  destination: {},
  by: 'Pat Admin',
  at: '2026-05-21T09:30:00Z',
};

const payment = {
  id: 'pay_1',
  at: '2026-05-20T12:00:00Z',
  method: { kind: 'card', brand: 'Visa', last4: '4242' },
  amount: usd(60_000),
  surcharge: usd(0),
  refunded: usd(0),
  refundable: usd(60_000),
  state: 'settled',
  refunds: [refund],
};

test('a card whose digits no provider tells pays the invoice, and the terminal’s result says so', async ({
  openInvoice,
  sandbox,
  pod,
}) => {
  await openInvoice();
  await fillInTerminal(pod);
  await carryOut(terminalPayment, pod);
  await present(sandbox, 'approve', 'interac');
  await pod.expectText('Approved.');
  await pod.expectText('Charged: $1,281.25 = $1,250.00 + $31.25 surcharge.');
  await pod.expectText('interac');
  await expect(await pod.button('Done')).toBeVisible();
  expect((await readLedger(sandbox)).violations).toEqual([]);
});

test('what is in no list of the contract’s is shown by WisePay’s words', async ({ sandbox, psa, pod }) => {
  const no = { allowed: false, reason: 'on_hold' };
  await forgeInvoice(sandbox, {
    status: 'disputed',
    type: 'adjustment',
    payments: [
      { ...payment, method: { kind: 'wallet' }, state: 'disputed', refunds: [] },
      { ...payment, id: 'pay_2', amount: null },
    ],
    payer: { account: true, email: '' },
    reminders: { last: { at: '2026-05-01T08:00:00', to: 'kim@contoso.example' } },
    actions: { pay: no, terminal: no, remind: no, refund: { allowed: true } },
  });
  await psa.openInvoice('5101');
  await pod.expectText('Contoso Dental');
  await pod.expectText('disputed');
  await pod.expectText('$1,250.00');
  await pod.expectText('WisePay doesn’t allow this now: “on hold”.');
  await pod.expectText('WisePay reports a payment of $600.00 as “disputed”.');
  await pod.expectText('1 payment on this invoice couldn’t be read.');
  await expect(await pod.button('Refund')).toHaveAttribute('aria-disabled', 'true');
  await pod.expectText('WisePay reports this payment as “disputed”. It can’t be refunded here.');
});

test('a refund beyond all amounts takes its payment away, and the next good answer brings it back', async ({
  openInvoice,
  sandbox,
  psa,
  pod,
}) => {
  await openInvoice();
  await forgeInvoice(sandbox, {
    payments: [{ ...payment, refunds: [{ ...refund, amount: usd(2 ** 53 - 1) }] }],
  });
  await psa.page.reload();
  await pod.expectText('1 payment on this invoice couldn’t be read.');
  await expect(await pod.button('Pay Invoice')).toBeVisible();
  await callOffFaults(sandbox);
  const frame = await pod.frame();
  await frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(frame.getByText(/couldn’t be read/)).toHaveCount(0);
  await expect(await pod.button('Pay Invoice')).toBeVisible();
});
