/** A POD API that gives the test's answers and records the calls. */
import { CodedError } from '#lib/errors.ts';
import { defaultPolicy, type Policy } from '#lib/policy/policy.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { sampleInvoice } from './invoices.ts';
import { samplePayment, sampleRefund } from './payments.ts';
import { sampleTerminalPayment } from './terminal-payment.ts';

/** What a call is about: the first part of its path for a GET, the last part for a POST. */
type Call =
  | `GET /${'session' | 'invoices' | 'terminal-payments' | 'refunds' | 'operations'}`
  | `POST /${'payment-sessions' | 'terminal-payments' | 'cancel' | 'refunds' | 'reminders'}`;

export const scriptedEndpoints = {
  issuer: 'https://login.wisepay.example',
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
};

/** The default policy, with scripted addresses. */
export const scriptedPolicy: Policy = { ...defaultPolicy, endpoints: scriptedEndpoints };

interface ScriptedCall {
  readonly call: Call;
  /** Path and query below the API's base address. */
  readonly path: string;
  readonly token: string | null;
  readonly headers: Headers;
  /** Null if there was none. */
  readonly body: unknown;
}

export interface ScriptedApi {
  readonly send: Send;
  /** The calls so far. */
  readonly calls: readonly ScriptedCall[];
  /** The calls of one kind so far. */
  callsOf(call: Call): readonly ScriptedCall[];
  /** The answer to each kind of call from now on. */
  readonly answers: Record<Call, (call: ScriptedCall) => Response | Promise<Response>>;
}

/** Instead of an answer: fails as `offline`. */
export const offline = (): Promise<never> => Promise.reject(new CodedError('offline'));

/** A refusal as WisePay sends it. */
export function problem(status: number, code: string, params: Record<string, unknown> = {}): Response {
  return Response.json({ status, code, params }, { status, headers: { 'Request-Id': `req_${code}` } });
}

/** Accepts every user and every change, has the sample invoice, and remembers no key. */
export function scriptedApi(): ScriptedApi {
  const calls: ScriptedCall[] = [];
  const accepted = (body: object) => () => Response.json(body, { status: 202 });
  const answers: ScriptedApi['answers'] = {
    'GET /session': () =>
      Response.json({
        user: { id: 'u', name: 'Pat', email: 'pat@northwind.example', role: 'account_admin', active: true },
        merchants: [],
      }),
    'GET /invoices': () => Response.json(sampleInvoice, { headers: { ETag: '"1"' } }),
    'GET /terminal-payments': () => Response.json(sampleTerminalPayment),
    'GET /refunds': () => Response.json(sampleRefund),
    'GET /operations': () => problem(404, 'operation_unknown'),
    'POST /payment-sessions': () =>
      Response.json(
        { url: 'https://app.wisepay.example/pay/1', expiresAt: '2026-05-31T12:15:00Z' },
        { status: 201 },
      ),
    'POST /terminal-payments': accepted(sampleTerminalPayment),
    'POST /cancel': accepted({ ...sampleTerminalPayment, version: 2, cancelRequested: true }),
    'POST /refunds': accepted({ ...sampleRefund, paymentId: samplePayment.id }),
    'POST /reminders': accepted({
      id: 'rem_1',
      to: 'ap@contoso.example',
      at: '2026-05-31T12:00:00Z',
      state: 'accepted',
    }),
  };

  /** The call of a request; throws if the API does not have it. */
  function callOf(method: string, path: string): Call {
    const names = path.replace(/\?.*/, '').split('/').filter(Boolean);
    const name = `${method} /${method === 'GET' ? names[0] : names.at(-1)}`;
    for (const call of Object.keys(answers) as Call[]) {
      if (call === name) return call;
    }
    throw new Error(`The API has no ${name}`);
  }

  return {
    calls,
    callsOf: (call) => calls.filter((each) => each.call === call),
    answers,
    send: async (url, { method = 'GET', headers: given, body = null } = {}) => {
      const path = String(url).replace(scriptedEndpoints.api, '');
      const headers = new Headers(given);
      const call: ScriptedCall = {
        call: callOf(method.toUpperCase(), path),
        path,
        token: headers.get('Authorization'),
        headers,
        body: body === null ? null : JSON.parse(String(body)),
      };
      calls.push(call);
      return answers[call.call](call);
    },
  };
}
