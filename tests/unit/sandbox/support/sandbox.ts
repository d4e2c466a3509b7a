/** A sandbox for the tests of one file, reset before each test. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { control } from './pod.ts';

/** Call at the top of a test file. Returns a function that gives the port once the tests run. */
export function useSandbox(): () => number {
  let sandbox: Sandbox | undefined;
  const port = () => {
    if (!sandbox) throw new Error('The sandbox has not started');
    return sandbox.port;
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  beforeEach(async () => {
    await control(port(), 'reset', {});
  });
  afterAll(() => sandbox?.close());
  return port;
}
