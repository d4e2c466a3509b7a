/** The sandbox's ledger: what really happened to the money. */
import * as v from 'valibot';
import type { SandboxProcess } from '../../../scripts/sandbox-process.ts';

const ledgerSchema = v.object({
  payments: v.array(v.object({ invoiceNumber: v.string() })),
  paymentSessions: v.array(v.object({ invoiceId: v.string() })),
});

export async function readLedger(sandbox: SandboxProcess) {
  return v.parse(ledgerSchema, await sandbox.control.get('ledger').json());
}

const requestsSchema = v.array(
  v.object({ method: v.string(), path: v.string(), status: v.nullable(v.number()) }),
);

/** The requests to the POD API since the last reset; one without a status has no answer yet. */
export async function readRequests(sandbox: SandboxProcess) {
  return v.parse(requestsSchema, await sandbox.control.get('requests').json());
}

/** How often the POD API was asked, such as `GET /api/invoices`. */
export async function countRequests(sandbox: SandboxProcess, method: string, path: string): Promise<number> {
  const requests = await readRequests(sandbox);
  return requests.filter((request) => request.method === method && request.path === path).length;
}
