/** A check that finds nothing proves nothing: each check gets files with exactly one fault. */
import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checksumsName, checksumsOf } from '../../../scripts/package/archives/checksums.ts';
import { createCrx } from '../../../scripts/package/archives/crx.ts';
import { withManifest } from '../../../scripts/package/archives/manifest.ts';
import { readSigningKey } from '../../../scripts/package/archives/signing-key.ts';
import { createZip } from '../../../scripts/package/archives/zip.ts';
import { findFaults } from '../../../scripts/package/check/find-faults.ts';
import type { Files } from '../../../scripts/package/files.ts';
import { packageFiles } from '../../../scripts/package/package-files.ts';
import { baseUrl, builtFiles, factsFor } from './support/ingredients.ts';
import { newKeyPem } from './support/keys.ts';

const key = readSigningKey(newKeyPem());
const strangers = readSigningKey(newKeyPem());
const facts = factsFor(key.id);
const good = packageFiles({ facts, key, chrome: builtFiles(), edge: builtFiles() });

/** The faults of the good files with some replaced, and with matching checksums. */
function faultsWith(change: Readonly<Record<string, Uint8Array>>): string[] {
  const files = new Map([...good, ...Object.entries(change)]);
  return findFaults(files.set(checksumsName, strToU8(checksumsOf(files))), facts, key.id);
}

/** A file with `from` replaced by `to`. */
function edited(name: string, from: string, to: string): Record<string, Uint8Array> {
  const bytes = good.get(name) ?? new Uint8Array();
  const isUtf16 = name.endsWith('.reg');
  const text = isUtf16 ? Buffer.from(bytes).toString('utf16le') : strFromU8(bytes);
  if (!text.includes(from)) throw new Error(`${name} does not say ${from}.`);
  const changed = text.replaceAll(from, to);
  return { [name]: isUtf16 ? Buffer.from(changed, 'utf16le') : strToU8(changed) };
}

const repacked = (change: Parameters<typeof withManifest>[1]) =>
  createZip(withManifest(builtFiles(), change));
const fitting = { version: facts.version, keepsKey: false, updateUrl: `${baseUrl}updates.xml` };
const own = 'policies/self-hosted';

it('nothing is found in files that agree', () => {
  expect(faultsWith({})).toEqual([]);
});

describe('a fault is found', () => {
  it.each<[string, Readonly<Record<string, Uint8Array>>]>([
    ['another key’s signature', { [facts.crxName]: createCrx(repacked(fitting), strangers) }],
    ['an old CRX', { [facts.crxName]: createCrx(repacked({ ...fitting, version: '1.0' }), key) }],
    [
      'a CRX that updates from elsewhere',
      { [facts.crxName]: createCrx(repacked({ ...fitting, updateUrl: 'https://evil.example/' }), key) },
    ],
    [
      'a CRX that never updates',
      { [facts.crxName]: createCrx(repacked({ ...fitting, updateUrl: null }), key) },
    ],
    ['no CRX at all', { [facts.crxName]: new Uint8Array() }],
    ['a store’s zip with an update address', { [facts.edgeZipName]: repacked(fitting) }],
    ['a zip that is none', { [facts.chromeZipName]: strToU8('hello') }],
    ['another id in the update manifest', edited('updates.xml', key.id, strangers.id)],
    ['another version in the update manifest', edited('updates.xml', '1.2.3"', '1.2.4"')],
    ['another address in the update manifest', edited('updates.xml', 'admin.example', 'evil.example')],
    ['another id in a policy file', edited(`${own}/linux/edge.json`, key.id, strangers.id)],
    ['another address in a policy file', edited(`${own}/linux/chrome.json`, 'admin.example', 'evil.example')],
    [
      'another value in a policy file',
      edited(`${own}/linux/chromium.json`, '"minutes": 15', '"minutes": 16'),
    ],
    ['another value in the registry', edited(`${own}/windows/chrome.reg`, '0000000f', '00000010')],
    [
      'a switch that is on',
      edited(`${own}/windows/edge.reg`, '"strict"=dword:00000000', '"strict"=dword:00000001'),
    ],
    ['a host less in the registry', edited(`${own}/windows/edge.reg`, '"2"="two.example:8443"', '')],
    ['another browser’s key', edited(`${own}/windows/chrome.reg`, 'Google\\Chrome', 'Microsoft\\Edge')],
    ['another id in what removes it', edited(`${own}/windows/chrome-remove.reg`, key.id, strangers.id)],
    ['another value in the script', edited(`${own}/windows/chrome.ps1`, '-Value 15', '-Value 16')],
    ['another id in the template', edited(`${own}/windows/wisepay-edge.admx`, key.id, strangers.id)],
    [
      'a template that writes elsewhere',
      edited(`${own}/windows/wisepay-edge.admx`, 'valueName="minutes"', 'valueName="hours"'),
    ],
    [
      'a text that the template lacks',
      edited(`${own}/windows/en-US/wisepay-chrome.adml`, 'id="limit_help"', 'id="other"'),
    ],
    [
      'a profile for another browser',
      edited(`${own}/macos/chrome.mobileconfig`, 'com.google.Chrome', 'com.apple.Safari'),
    ],
    [
      'another value in the profile',
      edited(`${own}/macos/edge.mobileconfig`, '<integer>15<', '<integer>16<'),
    ],
    ['a button that may be hidden', edited(`${own}/linux/chromium.json`, 'force_pinned', 'default_unpinned')],
    [
      'Chrome’s word for the toolbar in Edge',
      edited(`${own}/linux/edge.json`, 'toolbar_state', 'toolbar_pin'),
    ],
    ['a script that hides the button', edited(`${own}/windows/edge.ps1`, 'force_shown', 'default_hidden')],
    ['a profile that hides the button', edited(`${own}/macos/chrome.mobileconfig`, 'force_pinned', 'x')],
    ['another redirect address', edited('STEPS.md', `${key.id}.chromiumapp`, `${strangers.id}.chromiumapp`)],
    ['no redirect address', { 'STEPS.md': strToU8('# Steps') }],
  ])('%s', (_, change) => {
    expect(faultsWith(change)).not.toEqual([]);
  });

  it('a checksum that does not fit', () => {
    const files: Files = new Map([
      ...good,
      ['STEPS.md', Buffer.concat([good.get('STEPS.md') ?? Buffer.of(), Buffer.of(32)])],
    ]);
    expect(findFaults(files, facts, key.id)).toEqual([`${checksumsName}: does not fit the files`]);
  });
});
