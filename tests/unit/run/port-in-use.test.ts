import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { portInUse } from '#sandbox/port-in-use.ts';
import { failureText } from '../../../scripts/command.ts';

/** A port that this test has. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

it('the development server’s port is named with its setting, whoever reports it', async () => {
  const command = { failed: 'It did not work', portSetting: 'npm run dev -- --port 3010' };
  const port = await takenPort();
  const server = createServer();
  const failed = once(server, 'error');
  server.listen(port, '127.0.0.1');
  const [error]: unknown[] = await failed;
  expect(portInUse(error)).toBe(port);
  for (const each of [error, new Error(`Port ${port} is already in use`)]) {
    expect(failureText(command, each)).toMatch(
      new RegExp(`^It did not work: Port ${port} is in use, .*: npm run dev -- --port 3010$`),
    );
  }
});

it('any other failure is told by its own message', () => {
  const command = { failed: 'It did not work', portSetting: 'npm run dev -- --port 3010' };
  expect(failureText(command, new Error('No browser.'))).toBe('It did not work: No browser.');
  expect(failureText(command, 'odd')).toBe('It did not work: odd');
  expect(portInUse({ code: 'EADDRINUSE', port: 1 })).toBeUndefined();
});
