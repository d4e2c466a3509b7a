/** Faults in requests between the POD and WisePay. */
import { expect } from '@playwright/test';
import type * as v from 'valibot';
import type { faultSchema } from '#sandbox/wisepay/faults/faults.ts';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { readRequests } from './ledger.ts';

export type FaultOrder = v.InferInput<typeof faultSchema>;

/** Makes the next matching requests go wrong. Earlier orders apply first. */
export async function orderFault(sandbox: SandboxProcess, fault: FaultOrder): Promise<void> {
  await sandbox.control.post('faults', { json: fault });
}

/** Cancels the faults that have not happened yet. */
export async function callOffFaults(sandbox: SandboxProcess): Promise<void> {
  await sandbox.control.delete('faults');
}

/** A request. In its path, `*` matches any one segment. */
export interface RequestPattern {
  readonly method: string;
  readonly path: string;
}

/** Waits until a request is on its way to WisePay. Needs a fault that delays the request. */
export async function expectOnItsWay(
  sandbox: SandboxProcess,
  { method, path }: RequestPattern,
): Promise<void> {
  const pattern = new RegExp(`^${path.replaceAll('*', '[^/]+')}$`);
  const isOnItsWay = async () =>
    (await readRequests(sandbox)).some(
      (request) => request.method === method && pattern.test(request.path) && request.status === null,
    );
  await expect.poll(isOnItsWay).toBe(true);
}
