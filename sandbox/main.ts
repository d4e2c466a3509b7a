/**
 * Starts the sandbox: `node sandbox/main.ts [--port 4600] [--psa-layout 17] [--unchecked]`. Once PSA and WisePay both answer, one line of
 * JSON on stdout gives their addresses; everything else goes to stderr.
 */
import { parseArgs } from 'node:util';
import { portInUse, portInUseText } from './port-in-use.ts';
import { type SandboxOptions, startSandbox } from './server.ts';

const portSetting =
  "npm run sandbox -- --port 4700 (0 for any free one; the extension's sandbox build expects 4600).";

try {
  const sandbox = await startSandbox(optionsFrom(process.argv.slice(2)));
  process.stdout.write(`${JSON.stringify({ psa: sandbox.psaUrl, wisepay: sandbox.wisepayUrl })}\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  const port = portInUse(error);
  const text = error instanceof Error ? error.message : String(error);
  console.error(`Sandbox: ${port === undefined ? text : portInUseText(port, portSetting)}`);
  process.exitCode = 1;
}

/**
 * `--psa-layout` shows a made-up PSA of that seed, from 1, instead of the usual screens (`psa/layouts/layout.ts`).
 * `--unchecked` skips checking requests and answers against the API document: for measuring the POD, not the sandbox.
 */
function optionsFrom(args: string[]): SandboxOptions {
  const {
    port,
    unchecked,
    'psa-layout': seed,
  } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4600' },
      'psa-layout': { type: 'string' },
      unchecked: { type: 'boolean', default: false },
    },
  }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${port}"`);
  }
  if (seed !== undefined && !/^[1-9]\d{0,8}$/.test(seed)) {
    throw new Error(`--psa-layout takes a seed from 1 to 999999999, not "${seed}"`);
  }
  return {
    port: Number(port),
    keepsContract: !unchecked,
    psaOptions: seed === undefined ? {} : { layoutSeed: Number(seed) },
  };
}
