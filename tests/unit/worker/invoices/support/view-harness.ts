/** The view of an invoice, built from a scripted WisePay and its own journal. */
import { type Mock, vi } from 'vitest';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import type { RefusalCounter } from '#lib/worker/diagnostics/refusal-counter.ts';
import { buildReadyView, type ReadyViewRequest } from '#lib/worker/invoices/ready-view.ts';
import { createUncertainPayments, type UncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import type { Intent } from '#lib/worker/operations/intent.ts';
import { createJournal, type Journal } from '#lib/worker/operations/journal.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { pat } from '../../../support/intents.ts';
import { sampleInvoice } from '../../../support/invoices.ts';
import { memoryStore } from '../../../support/memory-journal.ts';
import { samplePayment, sampleRefund } from '../../../support/payments.ts';
import {
  type ScriptedApi,
  scriptedApi,
  scriptedEndpoints,
  scriptedPolicy,
} from '../../../support/scripted-api.ts';

/** The sample invoice with that payment on a terminal. */
export const withOpen = (terminalPayment: TerminalPayment): Invoice => ({
  ...sampleInvoice,
  openTerminalPayment: terminalPayment,
});

/** The sample invoice with two payments, and a refund of the second. */
export const withRefund = (change: Partial<Refund>): Invoice => ({
  ...sampleInvoice,
  payments: [samplePayment, { ...samplePayment, id: 'pay_2', refunds: [{ ...sampleRefund, ...change }] }],
});

export const accepted = (answer: unknown): Intent['state'] => ({ name: 'accepted', at: 1, answer });

export interface ViewHarness {
  readonly api: ScriptedApi;
  readonly journal: Journal;
  readonly uncertain: UncertainPayments;
  /** The time in ms since 1970; change it to let time go by. */
  time: number;
  readonly readLastTerminal: Mock<() => Promise<string | undefined>>;
  readonly countRefusal: Mock<RefusalCounter['count']>;
  /** Builds Pat's view of the sample invoice, with `change` in the request. */
  build(change?: Partial<ReadyViewRequest>): ReturnType<typeof buildReadyView>;
}

export function viewHarness(): ViewHarness {
  const api = scriptedApi();
  const store = memoryStore();
  const journal = createJournal(store);
  const uncertain = createUncertainPayments(store, () => harness.time);
  const readLastTerminal = vi.fn<() => Promise<string | undefined>>(async () => undefined);
  const countRefusal = vi.fn<RefusalCounter['count']>(async () => {});
  const harness: ViewHarness = {
    api,
    journal,
    uncertain,
    time: Date.UTC(2026, 4, 31, 12),
    readLastTerminal,
    countRefusal,
    build: (change = {}) =>
      buildReadyView(
        {
          journal,
          uncertain,
          now: () => harness.time,
          refusals: { count: countRefusal },
          lastTerminal: { read: readLastTerminal, write: async () => {} },
        },
        {
          client: createClient(api.send, scriptedEndpoints.api, withToken('access_1')),
          endpoints: scriptedEndpoints,
          owner: pat,
          invoice: sampleInvoice,
          policy: scriptedPolicy,
          paymentScreenOpen: false,
          reviewWindowOpen: false,
          ...change,
        },
      ),
  };
  return harness;
}
