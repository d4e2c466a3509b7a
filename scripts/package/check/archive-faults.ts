/** Checks that stores and browsers accept the zips, the CRX and the update manifest. */
import { type Manifest, readManifest } from '../archives/manifest.ts';
import { readZip } from '../archives/zip.ts';
import { type Files, textIn } from '../files.ts';
import type { PackageFacts } from '../package-facts.ts';
import { descriptionsIn } from './descriptions.ts';
import { readCrx } from './read-crx.ts';
import { readUpdates } from './read-updates.ts';

/**
 * The faults as texts, each with its file; empty if there are none.
 *
 * @param files as read back from the disk
 * @param ownId the ID of the signing key; null without one
 */
export function archiveFaults(files: Files, facts: PackageFacts, ownId: string | null): string[] {
  return [
    ...[facts.chromeZipName, facts.edgeZipName].flatMap((name) =>
      attempt(name, () => storeFaults(readZip(fileOf(files, name)), facts, ownId)),
    ),
    ...(ownId === null ? [] : attempt(facts.crxName, () => crxFaults(files, facts, ownId))),
    ...(ownId === null || facts.baseUrl === null
      ? []
      : attempt('updates.xml', () => updateFaults(files, facts, ownId))),
  ];
}

function storeFaults(files: Files, facts: PackageFacts, ownId: string | null): string[] {
  return storeManifestFaults(readManifest(files), descriptionsIn(files), facts, ownId);
}

/**
 * Faults by both stores' rules for manifests, of which Edge's are stricter ("Port a Chrome extension to Microsoft
 * Edge", learn.microsoft.com): version 3, no update address, no key, a name of at most 45 and a description of at most
 * 132 characters that do not call the browser Chrome, and an icon of 128 pixels.
 *
 * @param descriptions in each of the package's languages
 */
export function storeManifestFaults(
  manifest: Manifest,
  descriptions: readonly string[],
  { version }: Pick<PackageFacts, 'version'>,
  ownId: string | null,
): string[] {
  const { name, icons } = manifest;
  const rules: [boolean, string][] = [
    [manifest['manifest_version'] === 3, 'is not of version 3'],
    [manifest.version === version, `has version ${manifest.version}, not ${version}`],
    [!('update_url' in manifest), 'names an update address'],
    [ownId === null || !('key' in manifest), 'names a key'],
    [name.length <= 45, 'has too long a name'],
    [descriptions.every(({ length }) => length <= 132), 'has too long a description'],
    [!/chrome/i.test(`${name} ${descriptions}`), 'calls the browser Chrome'],
    [typeof icons === 'object' && icons !== null && '128' in icons, 'has no icon of 128 pixels'],
    [/^\d+(?:\.\d+)*$/.test(manifest.minimum_chrome_version), 'has no lowest version'],
  ];
  return rules.filter(([isGood]) => !isGood).map(([, fault]) => `the manifest ${fault}`);
}

function crxFaults(files: Files, { crxName, baseUrl, version }: PackageFacts, ownId: string): string[] {
  const { id, zip } = readCrx(fileOf(files, crxName));
  const manifest = readManifest(readZip(zip));
  const updateUrl = baseUrl === null ? undefined : `${baseUrl}updates.xml`;
  return [
    ...(id === ownId ? [] : [`has the id ${id}, not ${ownId}`]),
    ...(manifest.version === version ? [] : [`has version ${manifest.version}, not ${version}`]),
    ...(manifest['update_url'] === updateUrl
      ? []
      : [`updates from ${manifest['update_url']}, not ${updateUrl}`]),
    ...('key' in manifest ? ['names a key beside its own'] : []),
  ];
}

function updateFaults(files: Files, { baseUrl, crxName, version }: PackageFacts, ownId: string): string[] {
  const [update, ...others] = readUpdates(textIn(files, 'updates.xml'));
  if (update === undefined || others.length > 0) return ['offers more than one extension, or none'];
  return [
    ...(update.id === ownId ? [] : [`is for ${update.id}, not ${ownId}`]),
    ...(update.version === version ? [] : [`offers version ${update.version}, not ${version}`]),
    ...(update.crxUrl === `${baseUrl}${crxName}` ? [] : [`sends browsers to ${update.crxUrl}`]),
    ...(update.minimumBrowser === null ? ['names no lowest version of the browser'] : []),
  ];
}

function fileOf(files: Files, name: string): Uint8Array {
  const file = files.get(name);
  if (file === undefined) throw new Error('the file is not there');
  return file;
}

/** Faults with the file's name; an unreadable file is a fault. */
function attempt(name: string, find: () => string[]): string[] {
  try {
    return find().map((fault) => `${name}: ${fault}`);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
}
