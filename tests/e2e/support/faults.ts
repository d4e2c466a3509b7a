/** Requests that go wrong between the POD and WisePay. */
import type * as v from 'valibot';
import type { faultSchema } from '#sandbox/wisepay/faults/faults.ts';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';

export type FaultOrder = v.InferInput<typeof faultSchema>;

/** Lets the next requests that fit go wrong; orders given first happen first. */
export async function orderFault(sandbox: SandboxProcess, fault: FaultOrder): Promise<void> {
  await sandbox.control.post('faults', { json: fault });
}

/** Calls off what has not happened yet. */
export async function callOffFaults(sandbox: SandboxProcess): Promise<void> {
  await sandbox.control.delete('faults');
}
