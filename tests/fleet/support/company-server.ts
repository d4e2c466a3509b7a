/** A company's own server, with an update manifest and packages as `npm run package` writes them. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type BuiltPackages, buildPackages } from '../../../scripts/package/build-packages.ts';

/** A company's choices for its package. */
export interface PackageChoice {
  readonly version: string;
  readonly psaHosts: readonly string[];
  /** Match patterns of hosts that can be granted later. */
  readonly grantableHosts?: string;
}

/** The choices of the sandbox build, in its first version. */
export const firstPackage: PackageChoice = { version: '1.0.0', psaHosts: ['psa.localhost:4600'] };

export interface CompanyServer {
  /** The extension's ID, which follows from the company's key. */
  readonly id: string;
  readonly updateUrl: string;
  /** Offers a package from now on; builds it if it is not built yet. */
  publish(choice: PackageChoice): Promise<void>;
  close(): Promise<void>;
}

/** Starts the server on loopback, offering `firstPackage`. Its key is new for each server. */
export async function startCompanyServer(): Promise<CompanyServer> {
  const folder = await mkdtemp(join(tmpdir(), 'wisepay-packages-'));
  const { privateKey: keyPem } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const made = new Map<string, Promise<BuiltPackages>>();
  let offered: readonly string[] = [];

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = offered.find((each) => basename(each) === pathname.slice(1));
    if (path === undefined) response.writeHead(404).end();
    else response.end(await readFile(path));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // With port 0 the server listens on a port, never on a path.
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function make(choice: PackageChoice): Promise<BuiltPackages> {
    const name = JSON.stringify(choice);
    const known = made.get(name);
    if (known !== undefined) return known;
    const outDir = join(folder, String(made.size));
    const making = buildPackages({ ...choice, mode: 'sandbox', keyPem, baseUrl, outDir });
    made.set(name, making);
    return making;
  }

  async function publish(choice: PackageChoice): Promise<string> {
    const { id, crx, updatesXml } = await make(choice);
    if (id === null || crx === null || updatesXml === null) throw new Error('The package is not signed.');
    offered = [crx, updatesXml];
    return id;
  }

  return {
    id: await publish(firstPackage),
    updateUrl: `${baseUrl}/updates.xml`,
    async publish(choice) {
      await publish(choice);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
