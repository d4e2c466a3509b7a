/** A site of somebody else's, on a server of its own: it shows what a test gives it, and keeps all that it is sent. */
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
  /** Everything that reached it, oldest first. */
  readonly requests: readonly EvilRequest[];
  /** What it shows at every address. */
  html: string;
  close(): Promise<void>;
}

/** It lets everybody in: nothing but the browser and the POD keeps what is sent there from arriving. */
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
  // With port 0 it listens on a port, never on a path.
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
