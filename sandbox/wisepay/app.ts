/** WisePay: the identity server, the API, the web app and the sandbox's controls behind one host. */
import { Hono } from 'hono';
import type { PsaState } from '../psa/state.ts';
import { createApi } from './api/app.ts';
import { createControl } from './control/control.ts';
import { RequestLog } from './control/request-log.ts';
import { Faults } from './faults/faults.ts';
import { nodeConnections } from './faults/node-connections.ts';
import { createIdentityApp } from './identity/app.ts';
import { createIdentity } from './identity/identity.ts';
import { issuerPath } from './identity/provider.ts';
import { Ledger } from './ledger/ledger.ts';
import type { NodeEnv } from './node-env.ts';
import { systemClock } from './time/clock.ts';
import { createWeb } from './web/app.ts';

/** WisePay, with the controls for tests. */
export interface WisePay {
  /** Everything under WisePay's host name. */
  readonly app: Hono<NodeEnv>;
  /** The controls alone, with paths below `/__sandbox`. */
  readonly control: Hono<NodeEnv>;
}

/**
 * A WisePay with the seed's invoices and no one signed in.
 * @param psa only for the controls
 * @param keepsContract whether to check every request and answer against the API document
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
