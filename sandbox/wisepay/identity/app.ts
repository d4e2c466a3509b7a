/** The identity server's endpoints, mounted below the issuer's path. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { withFaults } from '../faults/fault-middleware.ts';
import type { Faults } from '../faults/faults.ts';
import { nodeConnections } from '../faults/node-connections.ts';
import { alreadyAnswered, type NodeEnv } from '../node-env.ts';
import { systemClock } from '../time/clock.ts';
import type { Identity } from './identity.ts';
import { issuerPath } from './provider.ts';

/** The OpenID provider as a Hono app, with the ordered faults in front of it. */
export function createIdentityApp(identity: Identity, faults: Faults): Hono<NodeEnv> {
  const app = new Hono<NodeEnv>();
  // The provider handles CORS itself; this is for answers that it does not give, the ordered faults.
  app.use(cors({ origin: (origin) => origin }));
  app.use(withFaults({ faults, connections: nodeConnections, clock: systemClock }));
  app.all('*', async (context) => {
    const { incoming, outgoing } = context.env;
    const provider = identity.providerFor(new URL(context.req.url).origin);
    const cookie = await identity.signIns.adoptAmbient(provider, incoming);
    if (cookie) outgoing.appendHeader('Set-Cookie', cookie);
    // The provider routes below its mount point, which it finds from the original address.
    Object.assign(incoming, {
      originalUrl: incoming.url,
      url: incoming.url?.slice(issuerPath.length) || '/',
    });
    await provider.callback()(incoming, outgoing);
    return alreadyAnswered();
  });
  return app;
}
