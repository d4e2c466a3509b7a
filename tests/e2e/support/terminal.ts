/** The terminal at the front desk, and the card that a person presents. */
import { expect } from '@playwright/test';
import type { Presented } from '#sandbox/wisepay/ledger/terminals/simulator.ts';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';

/** Causes an outcome at the terminal, once a payment waits there. */
export async function present(
  sandbox: SandboxProcess,
  outcome: Presented['outcome'],
  card?: Presented['card'],
): Promise<void> {
  await expect(async () => {
    await sandbox.control.post('terminals/trm_front/present', { json: { outcome, ...(card && { card }) } });
  }).toPass();
}
