/** The API that the POD uses, mounted at `/api`. */
import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { operationSchema } from '#lib/wisepay/schemas/operation.ts';
import { sessionSchema } from '#lib/wisepay/schemas/session.ts';
import { seedMerchants } from '../../seed/merchants.ts';
import type { RequestLog } from '../control/request-log.ts';
import { type Connections, withFaults } from '../faults/fault-middleware.ts';
import type { Faults } from '../faults/faults.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findOperation } from '../ledger/operations.ts';
import { onPremiseHost, psaHost } from '../merchants.ts';
import { isAlreadyAnswered } from '../node-env.ts';
import { answerError, Refusal } from '../problem.ts';
import { answer } from './answer.ts';
import type { ApiEnv } from './api-env.ts';
import { authorise, type Tokens } from './authorise.ts';
import { invoiceRoutes } from './invoices.ts';
import { keepContract } from './keep-contract.ts';
import { paymentRoutes, refundRoutes } from './refunds.ts';
import { terminalPaymentRoutes } from './terminal-payments.ts';

export interface ApiOptions {
  readonly ledger: Ledger;
  readonly tokens: Tokens;
  readonly faults: Faults;
  /** How ordered faults break the connection to the caller. */
  readonly connections: Connections;
  readonly requestLog: RequestLog;
  /** Whether to check every request and answer against the API document, which takes a few ms each. */
  readonly keepsContract: boolean;
}

/** Every call of the contract, with paths below the mount point. */
export function createApi({
  ledger,
  tokens,
  faults,
  connections,
  requestLog,
  keepsContract,
}: ApiOptions): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.onError(answerError);
  app.use(withRequestId(requestLog));
  app.use(withDate(ledger));
  app.use(
    cors({
      origin: (origin) => (origin.startsWith('chrome-extension://') ? origin : null),
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type', 'DPoP', 'Idempotency-Key', 'If-None-Match'],
      exposeHeaders: [
        'DPoP-Nonce',
        'Date',
        'ETag',
        'Idempotent-Replayed',
        'Request-Id',
        'Retry-After',
        'WWW-Authenticate',
      ],
    }),
  );
  app.use(withFaults({ faults, connections, clock: ledger.clock }));
  if (keepsContract) app.use(keepContract());
  app.use(authorise(tokens));

  app.get('/session', (context) => answer(sessionSchema, { user: context.var.user, merchants: merchants() }));
  app.route('/invoices', invoiceRoutes(ledger));
  app.route('/payments', paymentRoutes(ledger));
  app.route('/refunds', refundRoutes(ledger));
  app.route('/terminal-payments', terminalPaymentRoutes(ledger));
  app.get('/operations/:key', (context) => {
    const operation = findOperation(
      ledger.state,
      context.var.user.id,
      context.req.param('key').toLowerCase(),
    );
    // Nothing was decided about a released key: for the caller, the request never arrived.
    if (!operation || operation.outcome === 'released') throw new Refusal(404, 'operation_unknown');
    const { kind, outcome } = operation;
    const state = outcome === 'running' ? { state: outcome } : { state: 'done' as const, ...outcome };
    return answer(operationSchema, { kind, ...state });
  });
  app.all('*', () => {
    throw new Refusal(404, 'not_found');
  });
  return app;
}

function withRequestId(requestLog: RequestLog): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const { method, path, url } = context.req;
    const requestId = randomUUID();
    context.header('Request-Id', requestId);
    if (method === 'OPTIONS') return next();
    const logged = requestLog.add({ method, path, query: new URL(url).search, requestId });
    await next();
    if (!isAlreadyAnswered(context.res)) logged.status = context.res.status;
  };
}

/** Sends WisePay's time, which follows the ledger's clock. */
function withDate({ clock }: Ledger): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const tellTime = () => context.header('Date', new Date(clock.now()).toUTCString());
    // Set for the contract's check, and again when the answer leaves: a long poll takes time.
    tellTime();
    await next();
    if (!isAlreadyAnswered(context.res)) tellTime();
  };
}

function merchants() {
  return seedMerchants.map(({ id, name, currency, psaCompany }) => ({
    id,
    name,
    currency,
    psa: [psaHost, onPremiseHost].map((host) => ({ host, company: psaCompany })),
  }));
}
