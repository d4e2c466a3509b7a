/** Calls to WisePay's API and to the sandbox's controls. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { invoiceSchema } from '#lib/wisepay/schemas/invoice.ts';
import { problemSchema } from '#lib/wisepay/schemas/problem.ts';
import { type Answer, type Send, send, wisepayOrigin } from './browser.ts';
import { extensionOrigin } from './oidc.ts';
import { type BoundToken, proofFor } from './proof.ts';

export const admin = 'pat.admin@northwind-msp.example';
export const otherAdmin = 'sam.merchant@northwind-msp.example';

export type Call = (path: string, options?: Send) => Promise<Answer>;

/** Calls the API as the extension does, with that token and a fresh proof of its key. */
export function podWith(port: number, token: BoundToken): Call {
  return async (path, options = {}) => {
    const { method = 'GET', headers } = options;
    const url = `${wisepayOrigin}/api${path}`;
    const authorization = await authorizationFor(token, method, url);
    return send(port, url, {
      ...options,
      headers: { ...authorization, Origin: extensionOrigin, ...headers },
    });
  };
}

/** The headers that authorize one request. */
export async function authorizationFor({ accessToken, key }: BoundToken, method: string, url: string) {
  return {
    Authorization: `DPoP ${accessToken}`,
    DPoP: await proofFor(key, { method, url, accessToken }),
  };
}

/** A POST with a body and an idempotency key, as every change needs. */
export function post(body: unknown = {}, key: string = randomUUID()): Send {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(body),
  };
}

/** Calls one of the sandbox's controls as a Node program does: on 127.0.0.1. */
export async function control(port: number, path: string, body?: unknown): Promise<Answer> {
  return send(
    port,
    `http://127.0.0.1:${port}/__sandbox/${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
}

/** The problem in an answer; throws if there is none. */
export function problemOf(answer: Answer) {
  const type = answer.headers['content-type'];
  if (type !== 'application/problem+json') throw new Error(`${type} is no problem: ${answer.text}`);
  const { code, params } = v.parse(problemSchema, answer.json());
  return { status: answer.status, code, params };
}

/** The invoice in an answer; throws if there is none. */
export function invoiceOf(answer: Answer) {
  return v.parse(invoiceSchema, answer.json());
}
