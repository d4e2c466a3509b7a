/** Answers of WisePay's API, or of an attacker in its place, through the real transport and client. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { CodedError, errorDetailsSchema } from '#lib/errors.ts';
import { ProblemError } from '#lib/wisepay/answers.ts';
import { type Client, createClient } from '#lib/wisepay/client.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { createSend } from '#lib/wisepay/transport.ts';
import { sampleInvoice } from '../unit/support/invoices.ts';
import { sampleDebit, samplePayment, sampleRefund } from '../unit/support/payments.ts';
import { approvedTerminalPayment } from '../unit/support/terminal-payment.ts';
import { fuzz } from './support/fuzz.ts';
import { hostileText, hostileValue, hugeText, toJsonText } from './support/hostile-values.ts';
import { mutatedText, mutatedValue } from './support/mutations.ts';
import { expectSound } from './support/promises.ts';

const api = 'https://api.wisepay.example/pod';
const key = '8a4f2b9c-6d1e-4c3b-9a7f-0e5d4c3b2a19';

const fullInvoice: Invoice = {
  ...sampleInvoice,
  payments: [{ ...samplePayment, refunds: [sampleRefund] }, sampleDebit],
  payer: { account: true, name: 'Contoso Dental', email: 'pay@contoso.example' },
  reminders: { last: { at: '2026-05-01T08:00:00Z', to: 'pay@contoso.example', by: 'Pat Admin' } },
  terminals: [{ id: 'trm_1', label: 'Front desk', state: 'ready' }],
  openTerminalPayment: approvedTerminalPayment,
  activity: [{ at: '2026-05-01T08:00:00Z', kind: 'payment', amount: { value: 1, currency: 'USD' } }],
  surcharge: [
    { method: 'card', percent: 2.5, fixed: { value: 30, currency: 'USD' } },
    { method: 'card', cardKind: 'debit', brand: 'Visa', percent: 0 },
  ],
  surchargeInRefunds: 'left_out',
  scheduledPayment: { date: '2026-06-01', method: 'card' },
};
const session = {
  user: { id: 'usr_1', name: 'Pat', email: 'pat@northwind.example', role: 'account_admin', active: true },
  merchants: [
    {
      id: 'mer_1',
      name: 'Northwind',
      currency: 'USD',
      psa: [{ host: 'na.myconnectwise.net', company: 'nw' }],
    },
  ],
};
const problem = {
  status: 409,
  code: 'invoice_ambiguous',
  detail: 'Two.',
  params: { candidates: [{ number: '1' }] },
};

/** Each call with an answer that it accepts. */
const calls = {
  session: { answer: session, ask: (client: Client) => client.getSession() },
  invoice: {
    answer: fullInvoice,
    ask: (client: Client) => client.findInvoice({ host: 'na.myconnectwise.net' }),
  },
  screen: {
    answer: { url: 'https://app.wisepay.example/pay/ps_1', expiresAt: '2026-05-31T12:00:00Z' },
    ask: (client: Client) => client.createPaymentSession('inv_1', key),
  },
  terminalPayment: {
    answer: approvedTerminalPayment,
    ask: (client: Client) => client.getTerminalPayment('tp_1'),
  },
  refund: { answer: sampleRefund, ask: (client: Client) => client.getRefund('ref_1', 3) },
  operation: {
    answer: { state: 'done', kind: 'refund', status: 202, body: sampleRefund },
    ask: (client: Client) => client.findOperation(key),
  },
  submit: { answer: { id: 'ref_1' }, ask: (client: Client) => client.submit('/x', {}, key) },
} as const;

type Call = keyof typeof calls;
const callNames: Call[] = [
  'session',
  'invoice',
  'screen',
  'terminalPayment',
  'refund',
  'operation',
  'submit',
];

interface Answer {
  readonly call: Call;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Only characters that a header can hold; the browser lets nothing else through to the POD. */
const headerText = hostileText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').trim());

function bodyOf(call: Call): fc.Arbitrary<string> {
  const valid = fc.constantFrom<unknown>(calls[call].answer, problem);
  return fc.oneof(
    { weight: 8, arbitrary: mutatedValue(valid).map(toJsonText) },
    { weight: 2, arbitrary: mutatedText(valid.map(toJsonText)) },
    { weight: 1, arbitrary: hostileValue.map(toJsonText) },
    { weight: 1, arbitrary: hostileText },
  );
}

const answer: fc.Arbitrary<Answer> = fc.constantFrom(...callNames).chain((call) =>
  fc.record({
    call: fc.constant(call),
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant(200) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(201, 202, 203, 206, 299, 300, 304, 400, 401, 403, 404, 409, 412, 422, 429),
      },
      { weight: 1, arbitrary: fc.constantFrom(500, 502, 503, 599) },
    ),
    headers: fc.dictionary(
      fc.constantFrom('Request-Id', 'Retry-After', 'ETag', 'Content-Type', 'WWW-Authenticate'),
      headerText,
      { maxKeys: 2 },
    ),
    body: bodyOf(call),
  }),
);

const huge: fc.Arbitrary<Answer> = fc.record({
  call: fc.constantFrom(...callNames),
  status: fc.constantFrom(200, 409),
  headers: fc.constant({}),
  body: fc.oneof(
    hugeText,
    hugeText.map((text) => toJsonText({ ...fullInvoice, company: text })),
    hugeText.map((text) => toJsonText({ ...problem, detail: text })),
    fc.nat(200_000).map((depth) => '['.repeat(depth)),
    fc.nat(4000).map((count) => toJsonText({ ...fullInvoice, payments: Array(count).fill(samplePayment) })),
  ),
});

function ask({ call, status, headers, body }: Answer): Promise<unknown> {
  const isEmpty = status === 204 || status === 304;
  const send = createSend(Date.now, async () => new Response(isEmpty ? null : body, { status, headers }));
  return calls[call].ask(createClient(send, api, (plain) => plain));
}

/** Whether it is an error that `Client` and `Send` document; expects that its parts are safe to show. */
function isDocumented(error: unknown): boolean {
  if (error instanceof ProblemError) {
    expect(error.problem.code).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
    expect(error.requestId ?? 'none').toMatch(/^[\w.-]{1,64}$/);
    return true;
  }
  if (!(error instanceof CodedError)) return false;
  expect(['malformed_answer', 'token_expired', 'server_error', 'rate_limited']).toContain(error.code);
  expect(v.parse(errorDetailsSchema, error.details)).toEqual(error.details);
  expectSound(error.details);
  return true;
}

/** Parts passed on unread: the answer to a request, which is checked later, and parameters of refusals. */
const unread = ['body', 'params'];

function checkAnswer(output: unknown, { call }: Answer): void {
  if (call === 'submit' || output === null) return;
  const found = v.is(v.object({ invoice: v.object({}) }), output) ? output.invoice : output;
  expectSound(found, unread);
  expectUsableIds(found);
  if (call === 'screen') expect(found).toHaveProperty('url', expect.stringMatching(/^[a-z][a-z0-9+.-]*:/i));
  if (call === 'operation' && v.is(v.object({ status: v.number() }), found)) {
    expect(found.status).toSatisfy(Number.isInteger);
    expect(found.status).toBeGreaterThanOrEqual(200);
    expect(found.status).toBeLessThan(600);
  }
  if (call === 'invoice') {
    const currencies = new Set(
      JSON.stringify(v.parse(v.pick(amountsSchema, ['total', 'paid', 'balance']), found)).match(/[A-Z]{3}/g),
    );
    expect(currencies.size).toBe(1);
  }
}

const amountsSchema = v.object({ total: v.unknown(), paid: v.unknown(), balance: v.unknown() });

/** An ID becomes a segment of an address: it must stay one segment and keep its value. */
function expectUsableIds(found: unknown): void {
  if (!v.is(v.object({ id: v.string() }), found)) return;
  const { pathname } = new URL(`${api}/invoices/${encodeURIComponent(found.id)}/reminders`);
  expect(pathname).toMatch(/^\/pod\/invoices\/[^/]+\/reminders$/);
  expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(found.id);
}

fuzz({
  name: 'answers of the API',
  share: 100,
  inputs: answer,
  read: ask,
  check: checkAnswer,
  mayThrow: isDocumented,
});
fuzz({
  name: 'huge answers of the API',
  share: 1,
  inputs: huge,
  read: ask,
  check: checkAnswer,
  mayThrow: isDocumented,
});
