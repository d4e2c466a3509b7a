/** What every test with a sandbox starts from: the sandbox as it was seeded, and somebody signed in. */
import { test as base } from '@playwright/test';
import { type SandboxProcess, startSandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { people, signInToBoth } from './people.ts';

interface Fixtures {
  /** Whom PSA and WisePay know the person as; with null PSA knows Pat, and nobody is signed in to WisePay. */
  readonly signedInAs: string | null;
  readonly sandbox: SandboxProcess;
}

interface WorkerFixtures {
  readonly sandboxProcess: SandboxProcess;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  signedInAs: [people.pat, { option: true }],

  // One process for all tests of a worker, put back to its seed before each: tests of a worker never overlap.
  sandboxProcess: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const sandbox = await startSandboxProcess();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker' },
  ],

  sandbox: async ({ sandboxProcess, signedInAs }, use) => {
    await sandboxProcess.control.post('reset');
    if (signedInAs !== null) await signInToBoth(sandboxProcess, signedInAs);
    await use(sandboxProcess);
  },
});
