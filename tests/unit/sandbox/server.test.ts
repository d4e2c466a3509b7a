import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { send } from './support/browser.ts';
import { useSandbox } from './support/sandbox.ts';

const port = useSandbox();

describe('one port for both sides', () => {
  test.each([
    ['http://psa.localhost:4600/v2025_1/ConnectWise.aspx', 200],
    ['http://wisepay.localhost:4600/login', 200],
    ['http://WISEPAY.localhost/login', 200],
    ['http://127.0.0.1:4600/__sandbox/ledger', 200],
    ['http://localhost/__sandbox/ledger', 200],
    ['http://127.0.0.1:4600/login', 404],
    ['http://localhost/api/session', 404],
    ['http://psa.localhost:4600/__sandbox/ledger', 404],
    ['http://example.com/login', 404],
    ['http://wisepay.localhost.example.com/login', 404],
  ])('%s answers %i', async (address, status) => {
    expect((await send(port(), address)).status).toBe(status);
  });
});

/** A new sandbox first builds PSA's client, which is slow on a busy machine. */
describe('the command', { timeout: 60_000 }, () => {
  const main = fileURLToPath(new URL('../../../sandbox/main.ts', import.meta.url));

  function run(...args: string[]) {
    const sandbox = spawn(process.execPath, [main, ...args]);
    onTestFinished(() => void sandbox.kill('SIGKILL'));
    return sandbox;
  }

  async function firstLine(process: ChildProcess): Promise<string> {
    const [chunk] = await once(process.stdout ?? process, 'data');
    return String(chunk);
  }

  test('says where both sides are, on one line, and ends cleanly when told to', async () => {
    const sandbox = run('--port', '0');
    const line = await firstLine(sandbox);
    const { psa, wisepay } = JSON.parse(line);
    const { port: chosen } = new URL(psa);
    expect(line).toBe(`${JSON.stringify({ psa, wisepay })}\n`);
    expect(psa).toBe(`http://psa.localhost:${chosen}`);
    expect(wisepay).toBe(`http://wisepay.localhost:${chosen}`);
    expect((await send(Number(chosen), `${wisepay}/login`)).status).toBe(200);
    const [errors, [code]] = await Promise.all([text(sandbox.stderr), once(sandbox, 'exit'), sandbox.kill()]);
    expect({ errors, code }).toEqual({ errors: '', code: 0 });
  });

  test.each([
    [['--port', 'many'], '--port takes a number'],
    [['--port', '70000'], '--port takes a number'],
    [['--speed', '9'], '--speed'],
  ])('refuses %j with one clear line', async (args, reason) => {
    const sandbox = run(...args);
    const [errors, output, [code]] = await Promise.all([
      text(sandbox.stderr),
      text(sandbox.stdout),
      once(sandbox, 'exit'),
    ]);
    expect(errors).toContain(reason);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect({ output, code }).toEqual({ output: '', code: 1 });
  });

  test('says when the port is taken', async () => {
    const sandbox = run('--port', String(port()));
    const [errors, [code]] = await Promise.all([text(sandbox.stderr), once(sandbox, 'exit')]);
    expect(errors).toMatch(
      new RegExp(`^Sandbox: Port ${port()} is in use, .*: npm run sandbox -- --port 4700 \\(.*\\)\\.\\n$`),
    );
    expect(code).toBe(1);
  });
});
