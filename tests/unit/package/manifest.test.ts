import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readManifest, withManifest } from '../../../scripts/package/archives/manifest.ts';
import { storeManifestFaults } from '../../../scripts/package/check/archive-faults.ts';
import { descriptionsIn } from '../../../scripts/package/check/descriptions.ts';
import { builtFiles, manifest } from './support/ingredients.ts';

const files = new Map([
  ...builtFiles(),
  ['manifest.json', strToU8(JSON.stringify({ ...manifest, key: 'MII…' }))],
]);

describe('the manifest', () => {
  it('of a store’s package names no key and no update address', () => {
    const changed = withManifest(files, { version: '2.0', keepsKey: false, updateUrl: null });
    expect(readManifest(changed)).toEqual({ ...manifest, version: '2.0' });
    expect([...changed.keys()]).toEqual([...files.keys()]);
  });

  it('of a self-hosted package names where its updates are', () => {
    const updateUrl = 'https://admin.example.com/updates.xml';
    const changed = withManifest(files, { version: '2.0', keepsKey: false, updateUrl });
    expect(readManifest(changed)).toEqual({ ...manifest, version: '2.0', update_url: updateUrl });
  });

  it('of an unsigned sandbox package keeps the sandbox’s key', () => {
    const changed = withManifest(files, { version: '2.0', keepsKey: true, updateUrl: null });
    expect(readManifest(changed)['key']).toBe('MII…');
  });
});

describe('a store', () => {
  it('takes a manifest that is as it should be', () => {
    expect(storeManifestFaults(manifest, ['What it is.'], manifest, 'id')).toEqual([]);
  });

  it.each<[string, object]>([
    ['an update address', { update_url: 'https://admin.example.com/updates.xml' }],
    ['a key', { key: 'MII…' }],
    ['another version', { version: '9' }],
    ['an old form', { manifest_version: 2 }],
    ['too long a name', { name: 'n'.repeat(46) }],
    ['the name of another browser', { name: 'POD for Chrome' }],
    ['no large icon', { icons: { 16: 'icon/16.png' } }],
    ['no lowest version', { minimum_chrome_version: 'new' }],
  ])('refuses one with %s', (_, change) => {
    expect(storeManifestFaults({ ...manifest, ...change }, [], manifest, 'id')).toHaveLength(1);
  });

  it.each([
    ['too long a description', 'd'.repeat(133)],
    ['a description that calls the browser Chrome', 'The POD in Chrome.'],
  ])('refuses %s in any language', (_, description) => {
    expect(storeManifestFaults(manifest, ['What it is.', description], manifest, 'id')).toHaveLength(1);
  });
});

describe('the description', () => {
  const inLanguages = (messages: Readonly<Record<string, object>>) =>
    descriptionsIn(
      new Map([
        ['manifest.json', strToU8(JSON.stringify({ ...manifest, description: '__MSG_manifest_about__' }))],
        ...Object.entries(messages).map(
          ([language, content]) =>
            [`_locales/${language}/messages.json`, strToU8(JSON.stringify(content))] as const,
        ),
      ]),
    );

  it('is the manifest’s own where that says it', () => {
    expect(descriptionsIn(builtFiles())).toEqual([manifest.description]);
  });

  it('is one in each language where the manifest names a message', () => {
    const about = (message: string) => ({ manifest_about: { message } });
    expect(inLanguages({ en: about('A POD'), es_419: about('Un POD') })).toEqual(['A POD', 'Un POD']);
  });

  it('is there in every language', () => {
    expect(() => inLanguages({ en: { manifest_about: { message: 'A POD' } }, de: {} })).toThrow(
      '_locales/de/messages.json has no description',
    );
  });
});
