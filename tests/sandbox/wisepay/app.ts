/** WisePay: the identity server, the API, the web app and the sandbox's controls behind one host. */
import { Hono } from 'hono';
import type { PsaState } from '../psa/state.ts';
import { createApi } from './api/app.ts';
import { systemClock } from './clock.ts';
import { createControl } from './control.ts';
import { Faults } from './faults.ts';
import { createIdentityApp } from './identity/app.ts';
import { createIdentity } from './identity/identity.ts';
import { issuerPath } from './identity/provider.ts';
import { Ledger } from './ledger/ledger.ts';
import { nodeConnections } from './node-connections.ts';
import type { NodeEnv } from './node-env.ts';
import { RequestLog } from './request-log.ts';
import { createWeb } from './web/app.ts';

export interface WisePay {
  /** Everything under WisePay's host name. */
  readonly app: Hono<NodeEnv>;
  /** The controls alone, with paths below `/__sandbox`. */
  readonly control: Hono<NodeEnv>;
}

/**
 * A WisePay with the seed's invoices and nobody signed in. `psa` is there for the controls alone.
 */
export async function createWisePay(psa: PsaState, keepsContract: boolean): Promise<WisePay> {
  const ledger = new Ledger(systemClock);
  const identity = await createIdentity();
  const faults = new Faults();
  const requestLog = new RequestLog();
  const api = createApi({
    ledger,
    tokens: identity.tokens,
    faults,
    connections: nodeConnections,
    requestLog,
    keepsContract,
  });
  const control = new Hono<NodeEnv>().route(
    '/__sandbox',
    createControl({ ledger, identity, faults, requestLog, psa }),
  );
  const app = new Hono<NodeEnv>()
    .route('/', control)
    .route('/api', api)
    .route(issuerPath, createIdentityApp(identity, faults))
    .route('/', createWeb(ledger, identity));
  return { app, control };
}
