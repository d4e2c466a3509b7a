/** The sandbox as a separate process, and access to its controls. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import ky, { type KyInstance } from 'ky';
import * as v from 'valibot';

const addressesSchema = v.object({ psa: v.pipe(v.string(), v.url()), wisepay: v.pipe(v.string(), v.url()) });

/** A running sandbox, on loopback. */
export interface SandboxProcess {
  readonly port: number;
  /** The controls, relative to `/__sandbox/`. */
  readonly control: KyInstance;
  /** Stops the sandbox and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts the sandbox and waits until it is ready.
 *
 * @param flags of `sandbox/main.ts`, besides its port, which is any free one
 * @throws {Error} if it ends before it is ready
 */
export async function startSandboxProcess(...flags: readonly '--unchecked'[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['sandbox/main.ts', '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await firstLine(child);
  const { wisepay } = v.parse(addressesSchema, JSON.parse(line));
  const actualPort = Number(new URL(wisepay).port);
  return {
    port: actualPort,
    // Node cannot resolve every *.localhost name, so the calls go to the loopback address.
    control: ky.create({ prefix: `http://127.0.0.1:${actualPort}/__sandbox/`, retry: 0, timeout: 10_000 }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The sandbox has no output.');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The sandbox ended with code ${code} before it was ready.`);
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  ended.catch(() => {});
  return String(line);
}
