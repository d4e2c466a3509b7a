import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { calls } from '#lib/wisepay/contract/calls.ts';
import type { ApiEnv } from '#sandbox/wisepay/api/api-env.ts';
import { keepContract } from '#sandbox/wisepay/api/keep-contract.ts';

const named = { 'Request-Id': crypto.randomUUID(), Date: new Date(0).toUTCString() };
const session = calls.getSession.answer.example;
const paymentSession = calls.createPaymentSession.answer.example;
const proof = { DPoP: 'believed' };
const key = { 'Idempotency-Key': crypto.randomUUID() };

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The status from a WisePay that gives the same answer to everything, behind the validator. */
async function statusOf(given: Response, path: string, init: RequestInit = {}): Promise<number> {
  const api = new Hono<ApiEnv>().use(keepContract()).all('*', () => given);
  const app = new Hono<ApiEnv>().route('/api', api);
  return (await app.request(`http://wisepay.localhost/api${path}`, init)).status;
}

const answer = (body: unknown, status = 200) => Response.json(body, { status, headers: named });

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', status, code }), {
    status,
    headers: { ...named, 'Content-Type': 'application/problem+json' },
  });

const post = (headers: Record<string, string>, body: unknown = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...proof, ...headers },
  body: JSON.stringify(body),
});

it('lets an answer through that the document names', async () => {
  expect(await statusOf(answer(session), '/session', { headers: proof })).toBe(200);
  expect(await statusOf(problem(403, 'not_admin'), '/session', { headers: proof })).toBe(403);
  const path = '/invoices/inv_1/payment-sessions';
  expect(await statusOf(answer(paymentSession, 201), path, post(key))).toBe(201);
});

it.each([
  ['an answer that lacks a field', answer({ user: {}, merchants: [] })],
  ['a status that the document does not name', answer(session, 206)],
  ['an answer that nobody could find again', Response.json(session)],
  ['a refusal that this call does not have', problem(403, 'invoice_paid')],
])('stops %s', async (_, given) => {
  expect(await statusOf(given, '/session', { headers: proof })).toBe(500);
});

it.each([
  ['a request without a proof', '/session', {}, answer(session)],
  ['a call that the document does not have', '/secrets', { headers: proof }, answer({})],
  ['a change without its key', '/invoices/inv_1/payment-sessions', post({}), answer(paymentSession, 201)],
  [
    'a body with a field of nobody’s',
    '/invoices/inv_1/payment-sessions',
    post(key, { amount: 1 }),
    answer(paymentSession, 201),
  ],
] as const)('stops what carries out %s', async (_, path, init, given) => {
  expect(await statusOf(given, path, init)).toBe(500);
});

it('leaves a request alone that is refused, whatever is wrong with it', async () => {
  const refusal = problem(400, 'idempotency_key_missing');
  expect(await statusOf(refusal, '/invoices/inv_1/payment-sessions', post({}))).toBe(400);
});
