/** What the fault scenarios start and end with. */
import { expect } from '@playwright/test';
import type { SandboxProcess } from '../../../scripts/sandbox-process.ts';
import { type MoneyAction, readMoneyLedger } from './actions.ts';
import { people, signInToBoth } from './people.ts';
import type { PodPage } from './pod-page.ts';
import type { PsaPage } from './psa-page.ts';

/** Opens the action's invoice and does everything but the last click. */
export async function makeReady(
  action: MoneyAction,
  sandbox: SandboxProcess,
  psa: PsaPage,
  pod: PodPage,
): Promise<void> {
  await signInToBoth(sandbox, people.pat);
  await psa.openInvoice(action.recordId);
  await action.prepare?.(sandbox, pod);
  await action.fillIn(pod);
}

/** The panel says that it has happened, and it has: once, and with the ledger in order. */
export async function expectOnce(action: MoneyAction, sandbox: SandboxProcess, pod: PodPage): Promise<void> {
  await action.expectDone(pod);
  expect(await action.countEffects(sandbox)).toBe(1);
  expect((await readMoneyLedger(sandbox)).violations).toEqual([]);
}
