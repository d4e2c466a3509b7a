/** All files of a package run, made in memory: nothing is written to disk before all of it exists. */
import { strToU8 } from 'fflate';
import { checksumsName, checksumsOf } from './archives/checksums.ts';
import { createCrx } from './archives/crx.ts';
import { withManifest } from './archives/manifest.ts';
import type { SigningKey } from './archives/signing-key.ts';
import { updatesXml } from './archives/updates-xml.ts';
import { createZip } from './archives/zip.ts';
import type { Files } from './files.ts';
import type { PackageFacts } from './package-facts.ts';
import { policyFiles } from './policies/policy-files.ts';
import { stepsFile } from './steps.ts';

export interface Ingredients {
  readonly facts: PackageFacts;
  /** Null for no CRX. */
  readonly key: SigningKey | null;
  /** The output of the builds for the two browsers. */
  readonly chrome: Files;
  readonly edge: Files;
}

/** Contents by path below the output folder. */
export function packageFiles({ facts, key, chrome, edge }: Ingredients): Files {
  const { version, baseUrl, chromeZipName, edgeZipName, crxName, minimumBrowser } = facts;
  const forStores = { version, keepsKey: key === null, updateUrl: null };
  const files = new Map<string, Uint8Array>([
    [chromeZipName, createZip(withManifest(chrome, forStores))],
    [edgeZipName, createZip(withManifest(edge, forStores))],
    ...policyFiles(facts),
    ['STEPS.md', strToU8(stepsFile(facts))],
  ]);
  if (key !== null) {
    const updateUrl = baseUrl === null ? null : `${baseUrl}updates.xml`;
    const own = createZip(withManifest(chrome, { version, keepsKey: false, updateUrl }));
    files.set(crxName, createCrx(own, key));
    if (baseUrl !== null) {
      const update = { id: key.id, version, minimumBrowser, crxUrl: `${baseUrl}${crxName}` };
      files.set('updates.xml', strToU8(updatesXml(update)));
    }
  }
  return files.set(checksumsName, strToU8(checksumsOf(files)));
}
