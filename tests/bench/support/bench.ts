/** The harness of all measurements: a sandbox, a browser with the POD, and one without. */
import * as v from 'valibot';
import { sandboxExtension } from '../../../scripts/sandbox/build-sandbox.ts';
import { type SandboxProcess, startSandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { people, signInToBoth } from '../../e2e/support/people.ts';
import { type Desk, startDesk } from './desk.ts';
import { type DevtoolsBrowser, startDevtoolsBrowser } from './devtools-browser.ts';

export interface Bench {
  readonly sandbox: SandboxProcess;
  /** With the POD. */
  readonly pod: DevtoolsBrowser;
  /** Without any extension. */
  readonly bare: DevtoolsBrowser;
  /** A page of the POD, in the browser that has it. */
  readonly desk: Desk;
  /** How often to measure each figure. */
  readonly runs: number;
  /** The number of API requests so far. */
  countRequests(): Promise<number>;
  close(): Promise<void>;
}

const requestsSchema = v.array(v.unknown());

/** Starts everything, with one person signed in to PSA and WisePay, and the policy delivered to the worker. */
export async function startBench(runs: number): Promise<Bench> {
  const started = new AsyncDisposableStack();
  try {
    const sandbox = await startSandboxProcess('--unchecked');
    started.defer(() => sandbox.stop());
    await signInToBoth(sandbox, people.pat);
    const pod = await startDevtoolsBrowser(sandboxExtension, sandbox.port);
    started.defer(() => pod.close());
    const bare = await startDevtoolsBrowser(null, sandbox.port);
    started.defer(() => bare.close());
    const requests = async () => v.parse(requestsSchema, await sandbox.control.get('requests').json());
    return {
      sandbox,
      pod,
      bare,
      desk: await startDesk(pod),
      runs,
      countRequests: async () => (await requests()).length,
      close: () => started.disposeAsync(),
    };
  } catch (error) {
    await started.disposeAsync();
    throw error;
  }
}
