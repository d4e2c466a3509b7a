/** A real server on loopback whose behavior each test chooses. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

export interface TestServer {
  /** The base address, without a trailing slash. */
  readonly url: string;
  /** The requests since the test began, oldest first. */
  readonly requests: readonly IncomingMessage[];
  /** Handles every request from now on. */
  handle: RequestListener;
  /** Answers every request the same way from now on. */
  answer(status: number, headers?: Readonly<Record<string, string>>, body?: string): void;
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
  // If the server closed an idle connection while the client reuses it, the client's request would fail.
  server.keepAliveTimeout = 0;

  const testServer: TestServer = {
    handle: noContent,
    answer(status, headers = {}, body = '') {
      testServer.handle = (_request, response) => response.writeHead(status, headers).end(body);
    },
    get url() {
      // A server that listens on a port, not on a pipe, has an address of this type.
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
