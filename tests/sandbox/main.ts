/**
 * Starts the sandbox: `node tests/sandbox/main.ts [--port 4600]`. One line of JSON on stdout says where PSA and
 * WisePay are once both answer; everything else goes to stderr.
 */
import { parseArgs } from 'node:util';
import { startSandbox } from './server.ts';

try {
  const sandbox = await startSandbox({ port: portFrom(process.argv.slice(2)) });
  process.stdout.write(`${JSON.stringify({ psa: sandbox.psaUrl, wisepay: sandbox.wisepayUrl })}\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(`Sandbox: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function portFrom(args: string[]): number {
  const { port } = parseArgs({ args, options: { port: { type: 'string', default: '4600' } } }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${port}"`);
  }
  return Number(port);
}
