/** An attacker's site on its own server: it serves what a test gives it, and records all requests. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EvilRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface EvilSite {
  readonly origin: string;
  /** All requests that reached the site, oldest first. */
  readonly requests: readonly EvilRequest[];
  /** The page that it serves at every address. */
  html: string;
  close(): Promise<void>;
}

/** Starts the site. It accepts every request, so that only the browser and the POD can stop one. */
export async function startEvilSite(): Promise<EvilSite> {
  const requests: EvilRequest[] = [];
  const site = { html: '<!doctype html><title>Evil</title>' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(200, {
      'Content-Type': 'text/html',
      'Access-Control-Allow-Origin': headers.origin ?? '*',
      'Access-Control-Allow-Headers': '*, Authorization, DPoP, Content-Type, Idempotency-Key, If-None-Match',
      'Access-Control-Allow-Methods': '*',
    });
    response.end(site.html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // With port 0 the server listens on a port, never on a path.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://evil.localhost:${port}`,
    requests,
    get html() {
      return site.html;
    },
    set html(html) {
      site.html = html;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
