/** A sandbox for as long as it is needed. */
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/**
 * Lends a new sandbox to `work` and gives what that comes to. The sandbox ends with it, also where it fails: a process that
 * is left running would keep the command waiting for it.
 *
 * @throws {Error} when the sandbox does not start, or whatever `work` throws
 */
export async function withSandbox<T>(work: (sandbox: SandboxProcess) => Promise<T>): Promise<T> {
  const sandbox = await startSandboxProcess();
  try {
    return await work(sandbox);
  } finally {
    await sandbox.stop();
  }
}
