/**
 * One build by WXT. A process of its own, because the build reads its mode's settings into the environment. What it has
 * read is left beside the extension: nobody else knows which of its `.env` files had the last word.
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
