import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { fc } from '../support/properties.ts';
import { createPod, type Pod } from './support/in-process.ts';
import { usd } from './support/records.ts';

/** What a person, a device, a bank or time does. Numbers pick from what exists at that time. */
type Step =
  | { readonly do: 'pay'; readonly invoice: string; readonly terminal: string; readonly amount: number }
  | { readonly do: 'cancel' | 'remind' | 'repeat'; readonly pick: number }
  | { readonly do: 'present'; readonly terminal: string; readonly outcome: string }
  | {
      readonly do: 'refund';
      readonly pick: number;
      readonly part: number;
      readonly includesSurcharge: boolean;
    }
  | { readonly do: 'settle_refund'; readonly pick: number; readonly state: string }
  | { readonly do: 'settle_payment'; readonly pick: number; readonly state: string }
  | { readonly do: 'wait'; readonly ms: number };

const invoiceIds = ['5101', '5102', '5104', '5111'];
const terminal = fc.constantFrom('trm_front', 'trm_warehouse');
const pick = fc.nat(20);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    invoice: fc.constantFrom(...invoiceIds),
    terminal,
    amount: fc.integer({ min: 1, max: 130_000 }),
  }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'remind' as const, 'repeat' as const), pick }),
  fc.record({
    do: fc.constant('present' as const),
    terminal,
    outcome: fc.constantFrom(
      'approve',
      'approve',
      'partial',
      'decline',
      'cancel',
      'silent',
      'offline',
      'online',
    ),
  }),
  fc.record({
    do: fc.constant('refund' as const),
    pick,
    part: fc.constantFrom(1, 1, 2, 3, 7),
    includesSurcharge: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('settle_refund' as const),
    pick,
    state: fc.constantFrom('succeeded', 'succeeded', 'failed'),
  }),
  fc.record({
    do: fc.constant('settle_payment' as const),
    pick,
    state: fc.constantFrom('settled', 'settled', 'failed'),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 700, 30_000, 4_000_000) }),
);

const settings = fc.record({
  terminalPickUpMs: fc.constantFrom(0, 500),
  terminalAuthoriseMs: fc.constantFrom(0, 500),
  terminalDeclineMs: fc.constantFrom(0, 500),
  terminalCancelMs: fc.constantFrom(0, 500),
  terminalTimeoutMs: fc.constantFrom(400, 60_000),
});

interface Sent {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly answer: Awaited<ReturnType<Pod['post']>>;
}

test('whatever happens in whatever order, each key moves money at most once and the books add up', async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.array(step, { maxLength: 40 }), async (changes, steps) => {
      const pod = createPod();
      await pod.control('wisepay/options', changes);
      const sent: Sent[] = [];
      for (const each of steps) {
        await take(pod, sent, each);
        await assertBooks(pod, sent);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

async function take(pod: Pod, sent: Sent[], each: Step): Promise<void> {
  const { invoices } = pod.wisepay.ledger.state;
  const payments = invoices.flatMap((invoice) => invoice.payments.map((payment) => ({ invoice, payment })));
  const send = async (path: string, body: unknown) => {
    const key = randomUUID();
    sent.push({ path, body, key, answer: await pod.post(path, body, key) });
  };
  switch (each.do) {
    case 'pay': {
      const invoice = await pod.invoice(each.invoice);
      const body = { terminalId: each.terminal, amount: usd(each.amount), invoiceVersion: invoice.version };
      return send(`/invoices/${invoice.id}/terminal-payments`, body);
    }
    case 'cancel': {
      const found = pickFrom(
        invoices.flatMap(({ terminalPayments }) => terminalPayments),
        each.pick,
      );
      return found && send(`/terminal-payments/${found.id}/cancel`, {});
    }
    case 'remind': {
      const invoice = await pod.invoice(pickFrom(invoiceIds, each.pick));
      return send(`/invoices/${invoice.id}/reminders`, { invoiceVersion: invoice.version });
    }
    case 'repeat': {
      const again = pickFrom(sent, each.pick);
      if (!again) return;
      const answer = await pod.post(again.path, again.body, again.key);
      if (answer.headers.has('Idempotent-Replayed')) expect(answer.body).toEqual(again.answer.body);
      else sent[sent.indexOf(again)] = { ...again, answer };
      return;
    }
    case 'present':
      await pod.present(each.outcome, {}, each.terminal);
      return;
    case 'refund': {
      const found = pickFrom(payments, each.pick);
      if (!found) return;
      const invoice = await pod.invoice(found.invoice.recordId);
      const seen = invoice.payments.find(({ id }) => id === found.payment.id);
      if (!seen) return;
      return send(`/payments/${seen.id}/refunds`, {
        amount: { ...seen.refundable, value: Math.ceil(seen.refundable.value / each.part) },
        includesSurcharge: each.includesSurcharge,
        reason: 'other',
        refundedSoFar: seen.refunded,
        invoiceVersion: invoice.version,
      });
    }
    case 'settle_refund': {
      const found = pickFrom(
        payments.flatMap(({ payment }) => payment.refunds),
        each.pick,
      );
      if (found) await pod.control(`refunds/${found.id}/settle`, { state: each.state });
      return;
    }
    case 'settle_payment': {
      const found = pickFrom(payments, each.pick);
      if (found) await pod.control(`payments/${found.payment.id}/settle`, { state: each.state });
      return;
    }
    case 'wait':
      pod.clock.advance(each.ms);
  }
}

/** Checks the ledger's guarantees from outside, with the POD's own schema. */
async function assertBooks(pod: Pod, sent: readonly Sent[]): Promise<void> {
  expect(pod.wisepay.ledger.violations).toEqual([]);
  const { invoices, outbox } = pod.wisepay.ledger.state;
  const accepted = (part: string) =>
    sent.filter(({ path, answer }) => path.includes(part) && answer.status === 202).length;
  expect(sent.filter(({ answer }) => answer.status >= 500)).toEqual([]);
  expect(invoices.flatMap(({ terminalPayments }) => terminalPayments)).toHaveLength(
    accepted('/terminal-payments') - accepted('/cancel'),
  );
  expect(invoices.flatMap(({ payments }) => payments.flatMap(({ refunds }) => refunds))).toHaveLength(
    accepted('/refunds'),
  );
  expect(outbox).toHaveLength(accepted('/reminders'));
  for (const recordId of invoiceIds) {
    const { total, balance, payments } = v.parse(invoiceSchema, await pod.invoice(recordId));
    const paid = payments
      .filter(({ state }) => state === 'pending' || state === 'settled')
      .reduce((value, { amount }) => value + amount.value, 0);
    expect(balance.value).toBe(total.value - paid);
    expect(balance.value).toBeGreaterThanOrEqual(0);
    for (const { amount, refunded, refundable } of payments) {
      expect(refunded.value + refundable.value).toBeLessThanOrEqual(amount.value);
    }
  }
}

function pickFrom<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(1, items.length)];
}
