/** The sandbox's ledger: what really happened to the money, and the requests to the POD API. */
import * as v from 'valibot';
import { moneySchema } from '#lib/money/money.ts';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';

const ledgerSchema = v.object({
  payments: v.array(v.object({ invoiceNumber: v.string(), surcharge: moneySchema })),
  paymentSessions: v.array(v.object({ invoiceId: v.string() })),
  terminalPayments: v.array(
    v.object({
      id: v.string(),
      state: v.string(),
      amount: v.object({ value: v.number(), currency: v.string() }),
    }),
  ),
  refunds: v.array(v.object({ id: v.string(), state: v.string(), surcharge: moneySchema })),
  outbox: v.array(v.unknown()),
  /** Violations of the ledger's own invariants. */
  violations: v.array(v.unknown()),
});

export async function readLedger(sandbox: SandboxProcess) {
  return v.parse(ledgerSchema, await sandbox.control.get('ledger').json());
}

/** The number of payments for an invoice. */
export async function countPayments(sandbox: SandboxProcess, number: string): Promise<number> {
  const { payments } = await readLedger(sandbox);
  return payments.filter(({ invoiceNumber }) => invoiceNumber === number).length;
}

/** How often the POD moved money or sent an email, plus the ledger's violations. */
export async function countMoves(sandbox: SandboxProcess): Promise<number> {
  const { terminalPayments, refunds, outbox, violations } = await readLedger(sandbox);
  return terminalPayments.length + refunds.length + outbox.length + violations.length;
}

const requestsSchema = v.array(
  v.object({ method: v.string(), path: v.string(), status: v.nullable(v.number()) }),
);

/** The requests to the POD API since the last reset; one with status null has no answer yet. */
export async function readRequests(sandbox: SandboxProcess) {
  return v.parse(requestsSchema, await sandbox.control.get('requests').json());
}

/** The number of requests to the POD API, such as `GET /api/invoices`, since the last reset. */
export async function countRequests(sandbox: SandboxProcess, method: string, path: string): Promise<number> {
  const requests = await readRequests(sandbox);
  return requests.filter((request) => request.method === method && request.path === path).length;
}
