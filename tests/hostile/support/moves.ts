/** How often anything was done that moves money or sends an email. */

import type { SandboxProcess } from '../../../scripts/sandbox-process.ts';
import { readMoneyLedger } from '../../e2e/support/actions.ts';

export async function countMoves(sandbox: SandboxProcess): Promise<number> {
  const { terminalPayments, refunds, outbox, violations } = await readMoneyLedger(sandbox);
  return terminalPayments.length + refunds.length + outbox.length + violations.length;
}
