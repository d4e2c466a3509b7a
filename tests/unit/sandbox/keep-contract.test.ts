import { Hono } from 'hono';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endpoints } from '#lib/wisepay/contract/endpoints.ts';
import type { ApiEnv } from '#sandbox/wisepay/api/api-env.ts';
import { keepContract } from '#sandbox/wisepay/api/keep-contract.ts';

const session = endpoints['getSession']?.answer.example;
const paymentSession = endpoints['createPaymentSession']?.answer.example;
const proof = { DPoP: 'believed' };
const key = { 'Idempotency-Key': crypto.randomUUID() };

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A WisePay that gives the same answer to everything, behind the validator. */
async function statusOf(answer: Response, path: string, init: RequestInit = {}): Promise<number> {
  const api = new Hono<ApiEnv>().use(keepContract()).all('*', () => answer);
  const app = new Hono<ApiEnv>().route('/api', api);
  return (await app.request(`http://wisepay.localhost/api${path}`, init)).status;
}

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', status, code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

const post = (headers: Record<string, string>, body: unknown = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...proof, ...headers },
  body: JSON.stringify(body),
});

it('lets an answer through that the document names', async () => {
  expect(await statusOf(Response.json(session), '/session', { headers: proof })).toBe(200);
  expect(await statusOf(problem(403, 'not_admin'), '/session', { headers: proof })).toBe(403);
  const path = '/invoices/inv_1/payment-sessions';
  expect(await statusOf(Response.json(paymentSession, { status: 201 }), path, post(key))).toBe(201);
});

it.each([
  ['an answer that lacks a field', Response.json({ user: {}, merchants: [] })],
  ['a status that the document does not name', Response.json(session, { status: 206 })],
  ['a refusal that this call does not have', problem(403, 'invoice_paid')],
])('stops %s', async (_, answer) => {
  expect(await statusOf(answer, '/session', { headers: proof })).toBe(500);
});

it.each([
  ['a request without a proof', '/session', {}, Response.json(session)],
  ['a call that the document does not have', '/secrets', { headers: proof }, Response.json({})],
  [
    'a change without its key',
    '/invoices/inv_1/payment-sessions',
    post({}),
    Response.json(paymentSession, { status: 201 }),
  ],
  [
    'a body with a field of nobody’s',
    '/invoices/inv_1/payment-sessions',
    post(key, { amount: 1 }),
    Response.json(paymentSession, { status: 201 }),
  ],
] as const)('stops what carries out %s', async (_, path, init, answer) => {
  expect(await statusOf(answer, path, init)).toBe(500);
});

it('leaves a request alone that is refused, whatever is wrong with it', async () => {
  const refusal = problem(400, 'idempotency_key_missing');
  expect(await statusOf(refusal, '/invoices/inv_1/payment-sessions', post({}))).toBe(400);
});
