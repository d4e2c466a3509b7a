/** The fixtures of tests with a sandbox: a freshly seeded sandbox, and a person signed in. */
import { test as base } from '@playwright/test';
import { type SandboxProcess, startSandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { people, signInToBoth } from './people.ts';

interface Fixtures {
  /** The person's email in PSA and WisePay; if null, PSA has Pat, and no one is signed in to WisePay. */
  readonly signedInAs: string | null;
  readonly sandbox: SandboxProcess;
}

interface WorkerFixtures {
  readonly sandboxProcess: SandboxProcess;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  signedInAs: [people.pat, { option: true }],

  // One process for all tests of a test worker, reset before each test. Tests of one worker never overlap.
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
