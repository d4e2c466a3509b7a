/**
 * Runs one WXT build, in its own process because the build reads its mode's settings into the environment. Leaves these
 * settings beside the extension: only the build knows which of its `.env` files took precedence.
 *
 * Usage: node scripts/package/build/wxt-build.ts <mode> <browser> <folder>
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { build } from 'wxt';
import { buildVariablesSchema, builtExtension, builtVariables } from './build-environment.ts';

const [mode = '', browser = '', folder = ''] = process.argv.slice(2);
await build({ mode, browser, outDir: join(folder, builtExtension) });
await writeFile(
  join(folder, builtVariables),
  JSON.stringify(v.parse(buildVariablesSchema, { ...process.env })),
);
