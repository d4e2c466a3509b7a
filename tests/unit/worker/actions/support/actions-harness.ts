/** The actions that move money, with their own operations, in Pat's invoice context. */
import { type Mock, vi } from 'vitest';
import type { Policy } from '#lib/policy/policy.ts';
import { restrictInvoice } from '#lib/policy/restrict-invoice.ts';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { type ActionMessage, type ActionWorker, performAction } from '#lib/worker/actions/actions.ts';
import { resumeAction } from '#lib/worker/actions/refund-review.ts';
import type { InvoiceContext } from '#lib/worker/invoices/invoice-context.ts';
import { createUncertainPayments, type UncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { moneyInvoice } from '../../../support/money-messages.ts';
import { type OperationsHarness, operationsHarness } from '../../../support/operations-harness.ts';
import { samplePayment } from '../../../support/payments.ts';
import { scriptedApi, scriptedEndpoints, scriptedPolicy } from '../../../support/scripted-api.ts';

/** Three payments can be refunded, and one on a terminal can be cancelled. */
export const invoice: Invoice = {
  ...moneyInvoice,
  payments: [...moneyInvoice.payments, { ...samplePayment, id: 'pay_3' }],
};

export interface ActionsHarness extends OperationsHarness {
  readonly uncertain: UncertainPayments;
  /** The invoice as WisePay has it; a test may change it. */
  invoice: Invoice;
  /** The policy in force; change it as the administrator would. */
  policy: Policy;
  /** Reads the invoice again; its version counts what was carried out: `after 1`, `after 2`. */
  readonly reload: Mock<InvoiceContext['reload']>;
  readonly writeLastTerminal: Mock<ActionWorker['lastTerminal']['write']>;
  /** Pat's invoice context at this time. */
  invoiceContext(): InvoiceContext;
  perform(message: ActionMessage): Promise<void>;
  /** Continues, after a sign-in, with an intent; by default with the first that waits for one. */
  resume(intentId?: string): Promise<void>;
  /** The requests that were sent, oldest first. */
  submits(): string[];
  /** For each intent in the journal: its target, its state, and the invoice version that it was sent with. */
  outcomes(): Promise<(readonly [target: string, state: string, invoiceVersion: unknown])[]>;
}

export function actionsHarness(): ActionsHarness {
  const operations = operationsHarness();
  const writeLastTerminal = vi.fn<ActionWorker['lastTerminal']['write']>(async () => {});
  const uncertain = createUncertainPayments(operations.store, () => harness.time);
  const worker: ActionWorker = {
    ...operations,
    uncertain,
    lastTerminal: { read: async () => undefined, write: writeLastTerminal },
  };
  const restricted = () => restrictInvoice(harness.invoice, harness.policy, harness.time);
  const harness: ActionsHarness = Object.assign(operations, {
    uncertain,
    invoice,
    policy: scriptedPolicy,
    reload: vi.fn<InvoiceContext['reload']>(async () => ({
      ...restricted(),
      version: `after ${harness.wisepay.effects.length}`,
    })),
    writeLastTerminal,
    invoiceContext: () => ({
      client: createClient(scriptedApi().send, scriptedEndpoints.api, withToken('access_1')),
      endpoints: scriptedEndpoints,
      ...harness.context,
      invoice: restricted(),
      policy: harness.policy,
      reload: harness.reload,
    }),
    perform: (message: ActionMessage) => performAction(worker, harness.invoiceContext(), message),
    resume: async (intentId?: string) =>
      resumeAction(worker, harness.invoiceContext(), intentId ?? (await keyToResume(harness))),
    submits: () => harness.wisepay.log.filter((line) => line.startsWith('submit')),
    outcomes: async () =>
      (await harness.journal.list()).map(
        ({ target, state, request }) => [target, state.name, request.body['invoiceVersion']] as const,
      ),
  });
  return harness;
}

/** The key of the first intent that waits for a sign-in; if none waits, of the first intent; else an unknown key. */
async function keyToResume({ journal }: OperationsHarness): Promise<string> {
  const intents = await journal.list();
  const waiting = intents.find(({ state }) => state.name === 'step_up') ?? intents[0];
  return waiting?.key ?? crypto.randomUUID();
}
