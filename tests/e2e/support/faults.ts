/** Requests that go wrong between the POD and WisePay. */
import { expect } from '@playwright/test';
import type * as v from 'valibot';
import type { faultSchema } from '#sandbox/wisepay/faults/faults.ts';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { readRequests } from './ledger.ts';

export type FaultOrder = v.InferInput<typeof faultSchema>;

/** Lets the next requests that fit go wrong; orders given first happen first. */
export async function orderFault(sandbox: SandboxProcess, fault: FaultOrder): Promise<void> {
  await sandbox.control.post('faults', { json: fault });
}

/** Calls off what has not happened yet. */
export async function callOffFaults(sandbox: SandboxProcess): Promise<void> {
  await sandbox.control.delete('faults');
}

/** A request, with a star for each part of its path that is any. */
export interface RequestPattern {
  readonly method: string;
  readonly path: string;
}

/** Waits until a request is on its way and held back at WisePay's door, where a delay was ordered for it. */
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
