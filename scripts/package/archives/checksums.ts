/** Checksums as `sha256sum --check` reads them. */
import { createHash } from 'node:crypto';
import type { Files } from '../files.ts';

/** The file that contains them. */
export const checksumsName = 'SHA256SUMS';

/** One line for each file but the checksums' own, sorted by path. */
export function checksumsOf(files: Files): string {
  const names = [...files.keys()].filter((name) => name !== checksumsName).sort();
  const lines = names.map((name) => `${sha256(files.get(name) ?? new Uint8Array())}  ${name}\n`);
  return lines.join('');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
