/** `--verify` against servers that are right, or have exactly one thing wrong. */
import { describe, expect, it } from 'vitest';
import { builtPackageIn } from '../../../scripts/package/verify/built-package.ts';
import { verifyHosted } from '../../../scripts/package/verify/verify-hosted.ts';
import {
  crx,
  crxName,
  type Hosted,
  key,
  page,
  strangers,
  useHostedPackage,
  xml,
} from './support/hosted-package.ts';

const { server, files, crxOf, updatesOf, built } = useHostedPackage();

const verified = () => verifyHosted(`${server.url}/updates.xml`, builtPackageIn(built()));
const faults = async () => (await verified()).filter(({ isGood }) => !isGood);

describe('a server that is right', () => {
  it('gives browsers both files, as they were built', async () => {
    expect(await faults()).toEqual([]);
    expect((await verified()).map(({ what }) => what).join('\n')).toContain('is the file that was built');
  });

  it('may give the manifest as text/xml, with other extensions of the company', async () => {
    const other = `<app appid="${strangers.id}"><updatecheck codebase="https://a.example/x.crx" version="9"/></app>`;
    const body = updatesOf().replace('<app ', `${other}<app `);
    files.set('/updates.xml', { status: 200, type: 'text/xml; charset=utf-8', body });
    expect(await faults()).toEqual([]);
  });

  it('may lead to another address that gives the file', async () => {
    files.set('/elsewhere.crx', crx(crxOf()));
    files.set(`/${crxName}`, { status: 302, location: '/elsewhere.crx', body: '' });
    expect(await faults()).toEqual([]);
  });

  it('is checked without a build too', async () => {
    const findings = await verifyHosted(`${server.url}/updates.xml`, null);
    expect(findings.filter(({ isGood }) => !isGood)).toEqual([]);
  });
});

describe('a server with one thing wrong is told what, and the next step', () => {
  it.each<[string, string, () => Hosted, RegExp, RegExp]>([
    ['no update manifest', '/updates.xml', () => ({ status: 404, body: '' }), /does not exist/, /Upload/],
    [
      'a login before it',
      '/updates.xml',
      () => ({ status: 401, body: '' }),
      /requires a login/,
      /without a login/,
    ],
    [
      'a forbidden manifest',
      '/updates.xml',
      () => ({ status: 403, body: '' }),
      /status 403/,
      /without a login/,
    ],
    ['a sign-in page in its place', '/updates.xml', () => page, /web page instead/, /without a login/],
    [
      'a redirect to a sign-in page',
      '/updates.xml',
      () => ({ status: 302, location: '/login', body: '' }),
      /leads to http:\/\/127\.0\.0\.1:\d+\/login, which gives a web page/,
      /without a login/,
    ],
    ['an error', '/updates.xml', () => ({ status: 500, body: '' }), /status 500/, /log/],
    [
      'a manifest of another type',
      '/updates.xml',
      () => ({ status: 200, type: 'text/plain', body: updatesOf() }),
      /served as text\/plain/,
      /application\/xml/,
    ],
    [
      'a manifest of no type',
      '/updates.xml',
      () => ({ status: 200, body: updatesOf() }),
      /no type/,
      /application\/xml/,
    ],
    ['a text that is no manifest', '/updates.xml', () => xml('hello'), /not an update manifest/, /Upload/],
    ['an empty manifest', '/updates.xml', () => xml(''), /not an update manifest/, /Upload/],
    [
      'a manifest for another extension',
      '/updates.xml',
      () => xml(updatesOf({ id: strangers.id })),
      new RegExp(`is for ${strangers.id}, not for ${key.id}`),
      /another key/,
    ],
    [
      'a CRX address without https',
      '/updates.xml',
      () => xml(updatesOf({ crxUrl: 'http://admin.example.com/pod.crx' })),
      /sends browsers to http:\/\/admin/,
      /updates\.xml of this package/,
    ],
    ['no CRX', `/${crxName}`, () => ({ status: 404, body: '' }), /\.crx does not exist/, /Upload/],
    ['a sign-in page as the CRX', `/${crxName}`, () => page, /web page instead/, /without a login/],
    [
      'a sign-in page that says it is a CRX',
      `/${crxName}`,
      () => crx(Buffer.from('\n<HTML>Sign in</HTML>')),
      /web page instead/,
      /without a login/,
    ],
    [
      'a CRX of another type',
      `/${crxName}`,
      () => ({ ...crx(crxOf()), type: 'application/octet-stream' }),
      /served as application\/octet-stream/,
      /application\/x-chrome-extension/,
    ],
    ['a CRX that was cut off', `/${crxName}`, () => crx(crxOf().subarray(0, 700)), /damaged/, /binary mode/],
    [
      'a CRX of another key',
      `/${crxName}`,
      () => crx(crxOf({ signer: strangers })),
      /has the ID/,
      /Upload the CRX/,
    ],
    [
      'an old CRX',
      `/${crxName}`,
      () => crx(crxOf({ version: '1.0' })),
      /has version 1\.0, not 1\.2\.3/,
      /Upload the CRX/,
    ],
    [
      'a CRX that updates from elsewhere',
      `/${crxName}`,
      () => crx(crxOf({ updateUrl: 'https://evil.example/updates.xml' })),
      /looks for updates at https:\/\/evil\.example/,
      /--base-url/,
    ],
    [
      'a CRX that never updates',
      `/${crxName}`,
      () => crx(crxOf({ updateUrl: null })),
      /looks for updates at no address/,
      /--base-url/,
    ],
  ])('%s', async (_, path, hosted, what, next) => {
    files.set(path, hosted());
    const [first] = await faults();
    expect(first?.what).toMatch(what);
    expect(first).toMatchObject({ next: expect.stringMatching(next) });
  });

  it('an old version of both files', async () => {
    files.set('/updates.xml', xml(updatesOf({ version: '1.0' })));
    files.set(`/${crxName}`, crx(crxOf({ version: '1.0' })));
    expect((await faults()).map(({ what }) => what)).toEqual([
      expect.stringContaining('offers version 1.0, not 1.2.3'),
      expect.stringContaining('is not the file that was built'),
    ]);
  });

  it('a good CRX that is not the one that was built', async () => {
    const more = new Map([['more.js', Buffer.from('1')]]);
    files.set(`/${crxName}`, crx(crxOf({ more })));
    expect(await faults()).toMatchObject([
      { what: expect.stringContaining('is not the file that was built') },
    ]);
  });

  it('both files in another folder than the package looks in', async () => {
    for (const [path, file] of [...files]) files.set(`/other${path}`, file);
    const findings = await verifyHosted(`${server.url}/other/updates.xml`, builtPackageIn(built()));
    expect(findings.find(({ isGood }) => !isGood)?.what).toMatch(
      /looks for updates at .*, not at .*\/other\//,
    );
  });
});
