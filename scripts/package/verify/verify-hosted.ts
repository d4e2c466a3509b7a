/** Checks what a company's server gives to browsers: the update manifest, and the CRX that it names. */
import { createHash } from 'node:crypto';
import { readManifest } from '../archives/manifest.ts';
import { readZip } from '../archives/zip.ts';
import { readCrx } from '../check/read-crx.ts';
import { type OfferedUpdate, readUpdates } from '../check/read-updates.ts';
import { hostedUrl } from '../hosted-url.ts';
import type { BuiltPackage } from './built-package.ts';
import { fetchHosted, type HostedFile } from './fetch-hosted.ts';
import { type Fault, type Finding, fault, good } from './finding.ts';

const crxType = 'application/x-chrome-extension';

/**
 * Fetches and checks both files; what cannot be checked because of an earlier fault is left out.
 *
 * @param address of updates.xml
 * @param built the files that should be there; null to check only that what is there fits together
 */
export async function verifyHosted(address: string, built: BuiltPackage | null): Promise<Finding[]> {
  const file = await fetchHosted(address);
  if (!file.isGood) return [file];
  const type = typeFinding(address, file, /^(?:application|text)\/(?:[\w.-]+\+)?xml$/, 'application/xml');
  const update = updateIn(file, address, built);
  if ('isGood' in update) return [type, update];
  return [type, ...updateFindings(address, update, built), ...(await crxFindings(address, update, built))];
}

function typeFinding(address: string, { contentType }: HostedFile, expected: RegExp, name: string): Finding {
  return expected.test(contentType)
    ? good(`${address} is served as ${contentType}.`)
    : fault(
        `${address} is served as ${contentType === '' ? 'a file of no type' : contentType}.`,
        `Set the content type of this file to ${name}.`,
      );
}

/** The manifest's line for the extension that was built, or for the only one there is. */
function updateIn(file: HostedFile, address: string, built: BuiltPackage | null): OfferedUpdate | Fault {
  let updates: OfferedUpdate[] = [];
  try {
    updates = readUpdates(Buffer.from(file.bytes).toString('utf8'));
  } catch {
    return fault(`${address} is not an update manifest.`, 'Upload updates.xml as it was written.');
  }
  const update = updates.find(({ id }) => built === null || id === built.update.id);
  if (update !== undefined) return update;
  const named = updates.map(({ id }) => id).join(', ') || 'no extension';
  return fault(
    `${address} is for ${named}, not for ${built?.update.id}.`,
    'Upload the updates.xml of this package. A package that is signed with another key has another ID.',
  );
}

function updateFindings(address: string, update: OfferedUpdate, built: BuiltPackage | null): Finding[] {
  const upload = 'Upload the updates.xml of this package, after the CRX.';
  if (built === null) return [good(`${address} offers version ${update.version} of ${update.id}.`)];
  const { version, crxUrl } = built.update;
  return [
    update.version === version
      ? good(`${address} offers version ${version} of ${update.id}.`)
      : fault(`${address} offers version ${update.version}, not ${version}.`, upload),
    ...(update.crxUrl === crxUrl
      ? []
      : [fault(`${address} sends browsers to ${update.crxUrl}, not to ${crxUrl}.`, upload)]),
    ...(address === built.updateUrl
      ? []
      : [
          fault(
            `The package looks for updates at ${built.updateUrl}, not at ${address}.`,
            'Upload the files there, or package again with the --base-url of this folder.',
          ),
        ]),
  ];
}

async function crxFindings(
  address: string,
  { id, version, crxUrl }: OfferedUpdate,
  built: BuiltPackage | null,
): Promise<Finding[]> {
  if (hostedUrl(crxUrl) === null) {
    const next = 'Package again with an https --base-url and upload both files.';
    return [fault(`${address} sends browsers to ${crxUrl}, which is no https address.`, next)];
  }
  const file = await fetchHosted(crxUrl);
  if (!file.isGood) return [file];
  return [
    typeFinding(crxUrl, file, new RegExp(`^${crxType}$`), crxType),
    ...contentFindings(address, { id, version, crxUrl }, file.bytes),
    ...(built === null ? [] : [sameFinding(crxUrl, file.bytes, built.crx)]),
  ];
}

/** Whether a browser would install the CRX for this line of the manifest, and find updates of it. */
function contentFindings(
  address: string,
  { id, version, crxUrl }: Pick<OfferedUpdate, 'id' | 'version' | 'crxUrl'>,
  bytes: Uint8Array,
): Finding[] {
  const upload = 'Upload the CRX of this package, in binary mode; then updates.xml.';
  try {
    const crx = readCrx(bytes);
    const manifest = readManifest(readZip(crx.zip));
    const updateUrl = manifest['update_url'];
    const faults = [
      ...(crx.id === id ? [] : [fault(`${crxUrl} has the ID ${crx.id}, not ${id}.`, upload)]),
      ...(manifest.version === version
        ? []
        : [fault(`${crxUrl} has version ${manifest.version}, not ${version}.`, upload)]),
      ...(updateUrl === address
        ? []
        : [
            fault(
              `${crxUrl} looks for updates at ${typeof updateUrl === 'string' ? updateUrl : 'no address'}, not at ${address}.`,
              'Package again with the --base-url of this folder, and upload both files.',
            ),
          ]),
    ];
    return faults.length > 0
      ? faults
      : [good(`${crxUrl} is signed, with the ID ${id} and version ${version}.`)];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [fault(`${crxUrl} is damaged or not a CRX. ${why}`, upload)];
  }
}

function sameFinding(crxUrl: string, hosted: Uint8Array, built: Uint8Array): Finding {
  const [there, here] = [sha256(hosted), sha256(built)];
  return there === here
    ? good(`${crxUrl} is the file that was built (SHA-256 ${here}).`)
    : fault(
        `${crxUrl} is not the file that was built: its SHA-256 is ${there}, not ${here}.`,
        'Upload the CRX of this package again, and clear any cache in front of the server.',
      );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
