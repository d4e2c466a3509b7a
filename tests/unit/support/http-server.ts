/** A real server on loopback whose behaviour each test chooses. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export interface TestServer {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** The requests since the test began, oldest first. */
  readonly requests: readonly IncomingMessage[];
  /** How the server behaves from now on. */
  handle: RequestListener;
  /** Resolves once that many requests have arrived in this test. */
  received(count: number): Promise<void>;
}

/** Call at the top of a test file; the server answers 204 until a test says otherwise. */
export function useHttpServer(): TestServer {
  const noContent: RequestListener = (_request, response) => response.writeHead(204).end();
  let requests: IncomingMessage[] = [];
  let onRequest = () => {};
  const server = createServer((request, response) => {
    requests.push(request);
    onRequest();
    testServer.handle(request, response);
  });

  const testServer: TestServer = {
    handle: noContent,
    get url() {
      // A server that listens on a port, not on a pipe, has an address of this kind.
      const { port } = server.address() as AddressInfo;
      return `http://127.0.0.1:${port}`;
    },
    get requests() {
      return requests;
    },
    received: (count) =>
      new Promise((resolve) => {
        onRequest = () => {
          if (requests.length >= count) resolve();
        };
        onRequest();
      }),
  };

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  beforeEach(() => {
    requests = [];
    onRequest = () => {};
    testServer.handle = noContent;
  });
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return testServer;
}
