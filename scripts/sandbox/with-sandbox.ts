/** A sandbox for the duration of a task. */
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/**
 * Runs `work` with a new sandbox and returns its result. Stops the sandbox afterward, also if `work` fails: the command
 * would not end while the process runs.
 *
 * @throws {Error} if the sandbox does not start, or whatever `work` throws
 */
export async function withSandbox<T>(work: (sandbox: SandboxProcess) => Promise<T>): Promise<T> {
  const sandbox = await startSandboxProcess();
  try {
    return await work(sandbox);
  } finally {
    await sandbox.stop();
  }
}
