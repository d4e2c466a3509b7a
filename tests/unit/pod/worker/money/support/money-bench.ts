/** The actions that move money, on operations of their own, for Pat, who has been let through to an invoice. */
import { type Mock, vi } from 'vitest';
import type { Admitted } from '#lib/pod/worker/admission/gate.ts';
import {
  createMoneyActions,
  type MoneyActions,
  type MoneyActionsParts,
  type MoneyMessage,
} from '#lib/pod/worker/money/money-actions.ts';
import { createUncertainPayments, type UncertainPayments } from '#lib/pod/worker/money/uncertain-payments.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { restrictInvoice } from '#lib/policy/restrict-invoice.ts';
import { createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { withToken } from '#sandbox/wisepay/in-process.ts';
import { pat } from '../../../../support/intents.ts';
import { moneyInvoice } from '../../../../support/money-messages.ts';
import { type OperationsBench, operationsBench } from '../../../../support/operations-bench.ts';
import { samplePayment } from '../../../../support/payments.ts';
import { scriptedApi, scriptedEndpoints, scriptedPolicy } from '../../../../support/scripted-api.ts';

/** Three payments can be refunded, and one on a terminal can be cancelled. */
export const invoice: Invoice = {
  ...moneyInvoice,
  payments: [...moneyInvoice.payments, { ...samplePayment, id: 'pay_3' }],
};

export interface MoneyBench extends OperationsBench {
  readonly money: MoneyActions;
  readonly uncertain: UncertainPayments;
  /** As WisePay has it; change it to have it change there. */
  invoice: Invoice;
  /** In force; change it to have the administrator change it. */
  policy: Policy;
  /** Looks at the invoice again, whose version moves with everything that was done: `after 1`, `after 2`. */
  readonly reload: Mock<Admitted['reload']>;
  readonly writeLastTerminal: Mock<MoneyActionsParts['writeLastTerminal']>;
  /** Pat, let through at this moment. */
  admitted(): Admitted;
  perform(message: MoneyMessage): Promise<void>;
  /** Goes on after a sign-in with the first intent that waits for one. */
  resume(): Promise<void>;
  /** The requests that were sent, oldest first. */
  submits(): string[];
  /** What the journal has of each: its target, how it ended, and the invoice's version that it was sent with. */
  outcomes(): Promise<(readonly [target: string, state: string, invoiceVersion: unknown])[]>;
}

export function moneyBench(): MoneyBench {
  const operations = operationsBench();
  const writeLastTerminal = vi.fn<MoneyActionsParts['writeLastTerminal']>(async () => {});
  const uncertain = createUncertainPayments(operations.store, () => bench.time);
  const money = createMoneyActions({ ...operations, uncertain, writeLastTerminal });
  const restricted = () => restrictInvoice(bench.invoice, bench.policy, bench.time);
  const bench: MoneyBench = Object.assign(operations, {
    money,
    uncertain,
    invoice,
    policy: scriptedPolicy,
    reload: vi.fn<Admitted['reload']>(async () => ({
      ...restricted(),
      version: `after ${bench.wisepay.effects.length}`,
    })),
    writeLastTerminal,
    admitted: () => ({
      client: createClient(scriptedApi().send, scriptedEndpoints.api, withToken('access_1')),
      endpoints: scriptedEndpoints,
      owner: pat,
      wire: bench.wire,
      invoice: restricted(),
      policy: bench.policy,
      reload: bench.reload,
    }),
    perform: (message: MoneyMessage) => money.perform(bench.admitted(), message),
    resume: async () => money.resume(bench.admitted(), await keyToResume(bench)),
    submits: () => bench.wisepay.log.filter((line) => line.startsWith('submit')),
    outcomes: async () =>
      (await bench.journal.list()).map(
        ({ target, state, request }) => [target, state.name, request.body['invoiceVersion']] as const,
      ),
  });
  return bench;
}

/**
 * The key of the first intent that waits for a sign-in, or is there at all; of none that was ever heard of where there is
 * none.
 */
async function keyToResume({ journal }: OperationsBench): Promise<string> {
  const intents = await journal.list();
  const waiting = intents.find(({ state }) => state.name === 'step_up') ?? intents[0];
  return waiting?.key ?? crypto.randomUUID();
}
