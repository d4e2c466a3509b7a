import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * The address that a browser started with `--remote-debugging-port=0` tells on its start.
 *
 * @throws {Error} when it ends before
 */
export async function debuggingAddress(stderr: Readable): Promise<string> {
  const lines = createInterface(stderr);
  for await (const line of lines) {
    const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      // What it writes from here on must not fill the pipe up.
      stderr.resume();
      return address;
    }
  }
  throw new Error('The browser did not start.');
}
