/** What a package run left in its folder for the company's own server. */
import { basename } from 'node:path';
import { readManifest } from '../archives/manifest.ts';
import { readZip } from '../archives/zip.ts';
import { readCrx } from '../check/read-crx.ts';
import { type OfferedUpdate, readUpdates } from '../check/read-updates.ts';
import { type Files, textIn } from '../files.ts';

/** The files to host, as they were built. */
export interface BuiltPackage {
  readonly update: OfferedUpdate;
  readonly crx: Uint8Array;
  /** The address of updates.xml, as the CRX names it. */
  readonly updateUrl: string;
}

/**
 * Finds them among the files of a package folder.
 *
 * @returns null if the folder has no CRX or no updates.xml
 * @throws {Error} if one of them cannot be read
 */
export function builtPackageIn(files: Files): BuiltPackage | null {
  if (!files.has('updates.xml')) return null;
  const [update] = readUpdates(textIn(files, 'updates.xml'));
  if (update === undefined) return null;
  const crx = files.get(basename(new URL(update.crxUrl).pathname));
  if (crx === undefined) return null;
  const updateUrl = readManifest(readZip(readCrx(crx).zip))['update_url'];
  return typeof updateUrl === 'string' ? { update, crx, updateUrl } : null;
}
