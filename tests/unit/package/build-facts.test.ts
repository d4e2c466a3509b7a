import { describe, expect, it } from 'vitest';
import { environmentForBuild } from '../../../scripts/package/build/build-environment.ts';
import { buildFacts } from '../../../scripts/package/build/build-facts.ts';
import { missingAddressesNote } from '../../../scripts/package/build/wisepay-addresses.ts';

const named = {
  WXT_WISEPAY_ISSUER: 'https://identity.wisepay.example',
  WXT_WISEPAY_API: 'https://api.wisepay.example/pod/',
  WXT_WISEPAY_APP: 'https://app.wisepay.example',
};

describe('WisePay’s addresses', () => {
  it('come from the build, and from the settings before it', () => {
    const { wisepay, missing } = buildFacts(named, { wisepayApi: 'https://other.wisepay.example' });
    expect(wisepay).toEqual({
      issuer: 'https://identity.wisepay.example',
      api: 'https://other.wisepay.example',
      app: 'https://app.wisepay.example',
    });
    expect(missing).toEqual([]);
  });

  it('are missed by name', () => {
    const { wisepay, missing } = buildFacts(
      { WXT_WISEPAY_ISSUER: named.WXT_WISEPAY_ISSUER, WXT_WISEPAY_APP: '' },
      { wisepayApi: 'https://api.wisepay.example' },
    );
    expect(wisepay).toBeNull();
    expect(missing).toEqual(['WXT_WISEPAY_APP (or wisepayApp in the settings)']);
  });

  it('are known with several origins of the web app, from the build or from the settings', () => {
    const several = { ...named, WXT_WISEPAY_APP: 'https://app.wisepay.example, https://pay.wisepay.example' };
    expect(buildFacts(several, {}).wisepay).toMatchObject({
      app: 'https://app.wisepay.example',
      otherApps: ['https://pay.wisepay.example'],
    });
    const { WXT_WISEPAY_APP: _, ...unnamed } = named;
    expect(buildFacts(unnamed, { wisepayApps: ['https://app.wisepay.example'] }).missing).toEqual([]);
    expect(() =>
      buildFacts({ ...named, WXT_WISEPAY_APP: 'https://app.wisepay.example,https://*.wise-sync.com' }, {}),
    ).toThrow('WXT_WISEPAY_APP is "https://*.wise-sync.com"');
  });

  it.each([
    'http://api.wisepay.example',
    'api.wisepay.example',
    'https://a:b@api.wisepay.example',
    'https://a.example/?x',
  ])('are refused as %s', (address) => {
    expect(() => buildFacts({ ...named, WXT_WISEPAY_API: address }, {})).toThrow(
      `WXT_WISEPAY_API is "${address}", which cannot be used`,
    );
  });
});

describe('a build without WisePay’s addresses', () => {
  it('says which are missing, and where to put them', () => {
    const note = missingAddressesNote({ WXT_WISEPAY_ISSUER: named.WXT_WISEPAY_ISSUER, WXT_WISEPAY_APP: '' });
    expect(note).toContain('Missing: WXT_WISEPAY_API, WXT_WISEPAY_APP.');
    expect(note).toContain('.env.production (copy .env.example)');
    expect(note).toContain('by policy (wisepayApi, wisepayApp)');
  });

  it('says nothing where all are there', () => {
    expect(missingAddressesNote(named)).toBeUndefined();
  });
});

describe('PSA hosts in the settings', () => {
  const settings = { psaHosts: ['cw.example.com', 'cw2.example.com:8443'] };

  it('may be any in a package that can be granted any', () => {
    expect(buildFacts(named, settings)).toMatchObject({ isForEverybody: true });
  });

  it('may be those that the package is built for, or can be granted', () => {
    const own = { WXT_PSA_HOSTS: 'cw.example.com,cw2.example.com:8443' };
    expect(buildFacts({ ...named, ...own }, settings)).toMatchObject({
      psaHosts: ['cw.example.com', 'cw2.example.com:8443'],
      isForEverybody: false,
    });
    const grantable = { WXT_PSA_HOSTS: 'cw.example.com', WXT_GRANTABLE_HOSTS: 'https://*.example.com/*' };
    expect(buildFacts({ ...named, ...grantable }, settings).psaHosts).toEqual(['cw.example.com']);
  });

  it('may be no others, because nobody could ever use them there', () => {
    expect(() => buildFacts({ ...named, WXT_PSA_HOSTS: 'cw.example.com' }, settings)).toThrow(
      'cannot serve: cw2.example.com:8443',
    );
  });
});

it('a build gets no secrets of the machine that it runs on', () => {
  const needed = {
    PATH: '/bin',
    HOME: '/home/me',
    Path: 'C:\\',
    WXT_PSA_HOSTS: '',
    SystemRoot: 'C:\\Windows',
  };
  const secret = { WISEPAY_SIGNING_KEY: 'x', NPM_TOKEN: 'x', GITHUB_TOKEN: 'x', NODE_ENV: 'test' };
  expect(environmentForBuild({ ...needed, ...secret })).toEqual(needed);
});
