/** A server on loopback that hosts a package as browsers install it; each test changes one thing about it. */
import { beforeEach } from 'vitest';
import { createCrx } from '../../../../scripts/package/archives/crx.ts';
import { withManifest } from '../../../../scripts/package/archives/manifest.ts';
import { readSigningKey } from '../../../../scripts/package/archives/signing-key.ts';
import { updatesXml } from '../../../../scripts/package/archives/updates-xml.ts';
import { createZip } from '../../../../scripts/package/archives/zip.ts';
import { useHttpServer } from '../../support/http-server.ts';
import { builtFiles } from './ingredients.ts';
import { newKeyPem } from './keys.ts';

export interface Hosted {
  readonly status: number;
  readonly type?: string;
  readonly location?: string;
  readonly body: string | Uint8Array;
}

interface CrxChoice {
  readonly signer?: typeof key;
  readonly version?: string;
  readonly updateUrl?: string | null;
  /** Files besides those of the build. */
  readonly more?: ReadonlyMap<string, Uint8Array>;
}

export const key = readSigningKey(newKeyPem());
export const strangers = readSigningKey(newKeyPem());
export const crxName = 'pod-1.2.3.crx';

export const xml = (body: string): Hosted => ({ status: 200, type: 'application/xml', body });
export const crx = (body: Uint8Array): Hosted => ({
  status: 200,
  type: 'application/x-chrome-extension',
  body,
});
export const page: Hosted = { status: 200, type: 'text/html', body: '<!doctype html><title>Sign in</title>' };

/** Call at the top of a test file. Version 1.2.3 is hosted as it was built, until a test changes `files`. */
export function useHostedPackage() {
  const server = useHttpServer();
  const files = new Map<string, Hosted>();

  function crxOf({ signer = key, version = '1.2.3', updateUrl, more = new Map() }: CrxChoice = {}) {
    const manifest = {
      version,
      keepsKey: false,
      updateUrl: updateUrl === undefined ? `${server.url}/updates.xml` : updateUrl,
    };
    return createCrx(createZip(new Map([...withManifest(builtFiles(), manifest), ...more])), signer);
  }

  const updatesOf = ({ id = key.id, version = '1.2.3', crxUrl = `${server.url}/${crxName}` } = {}) =>
    updatesXml({ id, version, minimumBrowser: '130', crxUrl });

  beforeEach(() => {
    files.clear();
    files.set('/updates.xml', xml(updatesOf()));
    files.set(`/${crxName}`, crx(crxOf()));
    files.set('/login', page);
    server.handle = ({ url = '' }, response) => {
      const { status, type, location, body } = files.get(url) ?? { status: 404, body: '' };
      response
        .writeHead(status, { ...(type && { 'content-type': type }), ...(location && { location }) })
        .end(body);
    };
  });

  return {
    server,
    /** What is hosted, by path. */
    files,
    crxOf,
    updatesOf,
    /** The files of the package's folder, by name. */
    built: () =>
      new Map<string, Uint8Array>([
        ['updates.xml', Buffer.from(updatesOf())],
        [crxName, crxOf()],
      ]),
  };
}
