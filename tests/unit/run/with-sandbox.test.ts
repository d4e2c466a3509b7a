import { expect, it } from 'vitest';
import { withSandbox } from '../../../scripts/sandbox/with-sandbox.ts';

/** Runs `work` with a sandbox: the failure of `work`, if any, and whether the sandbox still answers afterwards. */
async function afterwards(work: () => Promise<void>): Promise<{ failure: unknown; answers: boolean }> {
  let address = '';
  const failure = await withSandbox(async ({ port }) => {
    address = `http://127.0.0.1:${port}/__sandbox/requests`;
    expect((await fetch(address)).ok).toBe(true);
    await work();
  }).catch((error: unknown) => error);
  const answers = await fetch(address).then(
    () => true,
    () => false,
  );
  return { failure, answers };
}

it('a demo whose window cannot be opened says why, and leaves no sandbox behind to wait for', async () => {
  const noWindow = new Error('There is no display.');
  expect(await afterwards(() => Promise.reject(noWindow))).toEqual({ failure: noWindow, answers: false });
});

it('a demo that is over leaves no sandbox behind', async () => {
  expect(await afterwards(async () => {})).toEqual({ failure: undefined, answers: false });
});
