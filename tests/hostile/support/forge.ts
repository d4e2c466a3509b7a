/** Answers of WisePay's that lie. */
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { orderFault } from '../../e2e/support/faults.ts';

export type Change = Readonly<Record<string, unknown>>;

/** The path of the answers that show an invoice. */
export const invoices = '/invoices';

/** Changes the next real answers at a path. */
export function forge(sandbox: SandboxProcess, path: string, merge: Change, method = 'GET', times = 20) {
  return orderFault(sandbox, { method, path, mode: 'forge', merge, times });
}
