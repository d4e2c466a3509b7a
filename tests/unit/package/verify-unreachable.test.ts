/** `--verify` against a server that cannot be reached says why, and what helps. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { fetchHosted } from '../../../scripts/package/verify/fetch-hosted.ts';
import { verifyHosted } from '../../../scripts/package/verify/verify-hosted.ts';
import { useHttpServer } from '../support/http-server.ts';
import { selfSigned } from './support/self-signed.ts';

const server = useHttpServer();

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const listener = createNetServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

it('a server that has a host name that nobody knows', async () => {
  const [fault] = await verifyHosted('https://pod.invalid/updates.xml', null);
  expect(fault).toMatchObject({
    what: expect.stringContaining('its host name is not known here'),
    next: expect.stringContaining('DNS'),
  });
});

it('a server that does not run', async () => {
  const [fault] = await verifyHosted(`http://127.0.0.1:${await freePort()}/updates.xml`, null);
  expect(fault).toMatchObject({
    what: expect.stringContaining('nothing listens there'),
    next: expect.stringContaining('Start the web server'),
  });
});

it('a server that has a certificate that nobody trusts', async () => {
  const secure = createServer(selfSigned(), (_, response) => response.end());
  secure.listen(0, '127.0.0.1');
  onTestFinished(() => void secure.close());
  await once(secure, 'listening');
  const { port } = secure.address() as AddressInfo;
  expect(await fetchHosted(`https://127.0.0.1:${port}/updates.xml`)).toMatchObject({
    what: expect.stringContaining('its certificate is not trusted here'),
    next: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
});

it('a server that speaks no https on that port', async () => {
  const fault = await fetchHosted(`${server.url.replace('http:', 'https:')}/updates.xml`);
  expect(fault).toMatchObject({ isGood: false, what: expect.stringContaining('cannot be reached') });
});

it('a server that never answers', async () => {
  server.handle = () => {};
  expect(await fetchHosted(`${server.url}/updates.xml`, 50)).toMatchObject({
    what: expect.stringContaining('does not answer in time'),
  });
});
