/** Refunds by the worker's own code, with the sandbox's WisePay and its ledger. */
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { createSend } from '#lib/wisepay/transport.ts';
import { type ActionMessage, type ActionWorker, performAction } from '#lib/worker/actions/actions.ts';
import type { InvoiceContext } from '#lib/worker/invoices/invoice-context.ts';
import { createUncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { ownerOf } from '#lib/worker/operations/intent.ts';
import { createJournal } from '#lib/worker/operations/journal.ts';
import { createOperations } from '#lib/worker/operations/operations.ts';
import { faultSchema } from '#sandbox/wisepay/faults/faults.ts';
import { createInProcessWisePay, type InProcessWisePay, withToken } from '#sandbox/wisepay/in-process.ts';
import { changeSettings } from '#sandbox/wisepay/ledger/settings.ts';
import { psaHost } from '#sandbox/wisepay/merchants.ts';
import type { ManualClock } from '#sandbox/wisepay/time/manual-clock.ts';
import { memoryStore } from '../../support/memory-journal.ts';
import { mountId } from '../../support/money-messages.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { timestampAt } from '../../support/timestamps.ts';
import { turns } from '../../support/turns.ts';
import { usd } from '../../support/usd.ts';

const endpoints = {
  issuer: 'http://wisepay.localhost/oidc',
  api: 'http://wisepay.localhost/api',
  app: 'http://wisepay.localhost',
};
const email = 'pat.admin@northwind-msp.example';

let wisepay: InProcessWisePay<ManualClock>;
let client: ReturnType<typeof createClient>;
let worker: ActionWorker;

beforeEach(() => {
  wisepay = createInProcessWisePay();
  const send = createSend(
    () => wisepay.clock.now(),
    wisepay.fetch,
    () => 0,
  );
  client = createClient(send, endpoints.api, withToken(wisepay.tokenFor(email)));
  const store = memoryStore();
  const journal = createJournal(store);
  const uncertain = createUncertainPayments(store, () => wisepay.clock.now());
  const operations = createOperations({
    journal,
    lock: turns(),
    now: () => wisepay.clock.now(),
    timestamp: () => timestampAt(wisepay.clock.now()),
  });
  const lastTerminal = { read: async () => undefined, write: async () => {} };
  worker = { journal, operations, uncertain, lastTerminal };
});

const look = async () => (await client.findInvoice({ host: psaHost, recordId: '5111' })).invoice;

/** Pat's invoice context, with the email address as WisePay writes it at this time. */
async function invoiceContext(address = email): Promise<InvoiceContext> {
  const owner = ownerOf(endpoints, { subject: 'usr_pat', email: address });
  const { submit, findOperation } = client;
  const invoice = await look();
  return {
    client,
    endpoints,
    owner,
    policy: scriptedPolicy,
    submit,
    findOperation,
    invoice,
    reload: look,
  };
}

const refundOf = ({ id, version }: Invoice, ...paymentIds: string[]): ActionMessage => ({
  kind: 'pod.refund',
  mountId,
  invoiceId: id,
  refunds: paymentIds.map((paymentId) => ({
    intentId: crypto.randomUUID(),
    paymentId,
    amount: usd(10_000),
    includesSurcharge: false,
    refundedSoFar: usd(0),
  })),
  reason: 'overcharged',
  invoiceVersion: version,
});

const refunds = () =>
  wisepay.ledger.state.invoices.flatMap(({ payments }) =>
    payments.flatMap(({ id, refunds }) => refunds.map(({ state }) => [id, state])),
  );

describe('a refund over two payments', () => {
  it('is carried out whole when the gateway settles the first while the second is on its way', async () => {
    changeSettings(wisepay.ledger, { refundsSettleBetween: true });
    const pat = await invoiceContext();
    await performAction(worker, pat, refundOf(pat.invoice, 'pay_20111_card', 'pay_20111_bank'));
    expect(refunds()).toEqual([
      ['pay_20111_card', 'succeeded'],
      ['pay_20111_bank', 'pending'],
    ]);
  });
});

describe('a refund whose answer was lost', () => {
  it('is not sent a second time by the same person under another spelling of the address', async () => {
    const pat = await invoiceContext();
    const lost = { method: 'POST', path: '/api/payments', mode: 'drop_after', times: 1 };
    const unanswered = { method: 'GET', path: '/api/operations', mode: 'drop_before', times: 2 };
    for (const fault of [lost, unanswered]) wisepay.faults.add(v.parse(faultSchema, fault));
    await performAction(worker, pat, refundOf(pat.invoice, 'pay_20111_card'));
    const again = await invoiceContext('Pat.Admin@northwind-msp.example');
    const message = refundOf(again.invoice, 'pay_20111_card');
    const refundedSoFar = usd(10_000);
    await performAction(worker, again, {
      ...message,
      ...(message.kind === 'pod.refund' && {
        refunds: message.refunds.map((part) => ({ ...part, refundedSoFar })),
      }),
    });
    expect(refunds()).toEqual([['pay_20111_card', 'pending']]);
  });
});
