/** One server for both sides of the sandbox, which the host name in the request tells apart. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createPsaApp } from './psa/app.ts';
import type { PsaOptions } from './psa/options.ts';
import { createPsaState } from './psa/state.ts';
import { createWisePay } from './wisepay/app.ts';
import { onPremiseHost, psaHost } from './wisepay/merchants.ts';
import type { NodeEnv } from './wisepay/node-env.ts';

/** A running sandbox. */
export interface Sandbox {
  /** The port, on loopback only. */
  readonly port: number;
  readonly psaUrl: string;
  readonly wisepayUrl: string;
  /** Stops immediately and closes open connections. */
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Whether to check every request and answer against the API document, which takes a few ms each; true by default. */
  readonly keepsContract?: boolean;
  /** PSA's switches at the start and after every reset. */
  readonly psaOptions?: PsaOptions;
}

/**
 * Starts PSA and WisePay in their initial state.
 *
 * The request's `Host` decides which side answers, and the origin of every address in the answer: a browser may be told
 * to find `wisepay.localhost:4600` on any port. Programs that cannot resolve `*.localhost` reach only the controls, on
 * `127.0.0.1` and `localhost`.
 * @throws {Error} if the port is in use
 */
export async function startSandbox({
  port,
  keepsContract = true,
  psaOptions = {},
}: SandboxOptions): Promise<Sandbox> {
  const listener = getRequestListener((await createApp(keepsContract, psaOptions)).fetch, {
    overrideGlobalObjects: false,
  });
  const servers = await listenOnLoopback(listener, port);
  return {
    port: servers.port,
    psaUrl: `http://psa.localhost:${servers.port}`,
    wisepayUrl: `http://wisepay.localhost:${servers.port}`,
    close: servers.close,
  };
}

async function createApp(keepsContract: boolean, psaOptions: PsaOptions): Promise<Hono<NodeEnv>> {
  const psa = createPsaState(psaOptions);
  const [psaApp, wisepay] = await Promise.all([createPsaApp(psa), createWisePay(psa, keepsContract)]);
  const apps = new Map<string, Pick<Hono<NodeEnv>, 'fetch'>>([
    [psaHost, psaApp],
    [onPremiseHost, psaApp],
    // Behind a proxy that appends its own name to every host name; WisePay does not know the result.
    [`${onPremiseHost}.proxy.localhost`, psaApp],
    ['wisepay.localhost', wisepay.app],
    ['127.0.0.1', wisepay.control],
    ['localhost', wisepay.control],
  ]);
  const app = new Hono<NodeEnv>();
  app.all(
    '*',
    (context) =>
      apps.get(new URL(context.req.url).hostname)?.fetch(context.req.raw, context.env) ?? context.notFound(),
  );
  return app;
}

/** Attempts to find a port where any is acceptable: one that is free on IPv4 may be taken on IPv6. */
const mostPorts = 10;

async function listenOnLoopback(listener: RequestListener, wantedPort: number) {
  for (let tried = 1; wantedPort === 0 && tried < mostPorts; tried += 1) {
    try {
      return await listenOnBoth(listener, wantedPort);
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
    }
  }
  return listenOnBoth(listener, wantedPort);
}

/** Browsers try both loopback addresses for `*.localhost`; a machine may lack IPv6. */
async function listenOnBoth(listener: RequestListener, wantedPort: number) {
  const first = await listen(listener, wantedPort, '127.0.0.1');
  const { port } = first;
  const servers = [first.server];
  try {
    servers.push((await listen(listener, port, '::1')).server);
  } catch (error) {
    if (!isMissingAddress(error)) {
      await closeAll(servers);
      throw error;
    }
  }
  return { port, close: () => closeAll(servers) };
}

function listen(
  listener: RequestListener,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('Not listening on a port'));
      else resolve({ server, port: address.port });
    });
  });
}

function isMissingAddress(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].some((code) => code === codeOf(error));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(async (server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }),
  );
}
