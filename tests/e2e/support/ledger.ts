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

const requestsSchema = v.array(v.object({ method: v.string(), path: v.string() }));

/** How often the POD API was asked, such as `GET /api/invoices`. */
export async function countRequests(sandbox: SandboxProcess, method: string, path: string): Promise<number> {
  const requests = v.parse(requestsSchema, await sandbox.control.get('requests').json());
  return requests.filter((request) => request.method === method && request.path === path).length;
}
