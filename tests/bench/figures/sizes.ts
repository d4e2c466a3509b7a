/** The sizes of the download, and of what every PSA page and every invoice loads. Exact, so measured once. */
import { execFileSync } from 'node:child_process';
import { createZip } from '../../../scripts/package/archives/zip.ts';
import { readFiles, textIn } from '../../../scripts/package/files.ts';
import type { Measured } from '../figures.ts';
import { partSizes } from '../support/part-sizes.ts';

const folder = '.output/chrome-mv3';

/** Builds the package for ConnectWise's cloud and measures its sizes in bytes. */
export async function measureSizes(): Promise<Measured> {
  execFileSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const files = await readFiles(folder);
  const { contentScript, worker, panel } = partSizes(
    new Map([...files.keys()].map((name) => [name, textIn(files, name)])),
  );
  return {
    'content-script.raw': [files.get('content-scripts/invoice.js')?.byteLength ?? Number.NaN],
    'content-script.gzipped': [contentScript],
    'worker.gzipped': [worker],
    'panel.gzipped': [panel],
    'package.packed': [createZip(files).byteLength],
  };
}
