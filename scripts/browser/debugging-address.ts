import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * The DevTools address that a browser started with `--remote-debugging-port=0` prints at its start.
 *
 * @throws {Error} if the browser ends first
 */
export async function debuggingAddress(stderr: Readable): Promise<string> {
  const lines = createInterface(stderr);
  for await (const line of lines) {
    const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      // Later output must not fill up the pipe.
      stderr.resume();
      return address;
    }
  }
  throw new Error('The browser did not start.');
}
