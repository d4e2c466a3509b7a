/**
 * Starts the sandbox: `node sandbox/main.ts [--port 4600] [--unchecked]`. Once PSA and WisePay both answer, one line of
 * JSON on stdout gives their addresses; everything else goes to stderr.
 */
import { parseArgs } from 'node:util';
import { type SandboxOptions, startSandbox } from './server.ts';

try {
  const sandbox = await startSandbox(optionsFrom(process.argv.slice(2)));
  process.stdout.write(`${JSON.stringify({ psa: sandbox.psaUrl, wisepay: sandbox.wisepayUrl })}\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(`Sandbox: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/**
 * `--unchecked` skips checking requests and answers against the API document: for measuring the POD, not the sandbox.
 */
function optionsFrom(args: string[]): SandboxOptions {
  const { port, unchecked } = parseArgs({
    args,
    options: { port: { type: 'string', default: '4600' }, unchecked: { type: 'boolean', default: false } },
  }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${port}"`);
  }
  return { port: Number(port), keepsContract: !unchecked };
}
