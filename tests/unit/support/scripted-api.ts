/** A POD API that answers what a test says, and notes what it was asked. */
import type { Send } from '#lib/wisepay/transport.ts';
import { sampleInvoice } from './invoices.ts';

type Call = 'GET /session' | 'GET /invoices' | 'POST /payment-sessions';

export const scriptedEndpoints = {
  issuer: 'https://login.wisepay.example',
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
};

export interface ScriptedApi {
  readonly send: Send;
  /** The calls so far, each with its token. */
  readonly calls: { readonly call: Call; readonly token: string | null; readonly headers: Headers }[];
  /** What each call is answered with from now on. */
  readonly answers: Record<Call, () => Response | Promise<Response>>;
}

/** A refusal as WisePay sends it. */
export function problem(status: number, code: string, params: Record<string, unknown> = {}): Response {
  return Response.json({ status, code, params }, { status, headers: { 'Request-Id': `req_${code}` } });
}

/** Admits everybody, has the sample invoice, and opens payments screens. */
export function scriptedApi(): ScriptedApi {
  const calls: ScriptedApi['calls'] = [];
  const answers: ScriptedApi['answers'] = {
    'GET /session': () =>
      Response.json({
        user: { id: 'u', name: 'Pat', email: 'pat@northwind.example', role: 'account_admin', active: true },
        merchants: [],
      }),
    'GET /invoices': () => Response.json(sampleInvoice, { headers: { ETag: '"1"' } }),
    'POST /payment-sessions': () =>
      Response.json(
        { url: 'https://app.wisepay.example/pay/1', expiresAt: '2026-05-31T12:00:00Z' },
        { status: 201 },
      ),
  };
  return {
    calls,
    answers,
    send: async (url, options = {}) => {
      const { pathname } = new URL(url);
      const call: Call = pathname.endsWith('/session')
        ? 'GET /session'
        : pathname.endsWith('/payment-sessions')
          ? 'POST /payment-sessions'
          : 'GET /invoices';
      const headers = new Headers(options.headers);
      calls.push({ call, token: headers.get('Authorization'), headers });
      return answers[call]();
    },
  };
}
