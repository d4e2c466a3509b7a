/** What a thief can copy from the browser or create in it, and the API as seen from outside. */
import type { BrowserContext, JSHandle } from '@playwright/test';
import * as v from 'valibot';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { extensionOrigin } from '../../e2e/support/extension-pages.ts';
import { workerOf } from '../../e2e/support/worker.ts';
import { type Answer, type Send, send } from '../../unit/sandbox/support/browser.ts';

/** The API's address as the browser knows it; proofs are made for it. */
export const publicApi = 'http://wisepay.localhost:4600/api';

/** Sends a request to the API from outside the browser. */
export function ask(sandbox: SandboxProcess, path: string, { headers, ...options }: Send): Promise<Answer> {
  return send(sandbox.port, `${publicApi}${path}`, {
    ...options,
    headers: { Origin: extensionOrigin, ...headers },
  });
}

interface StorageApi {
  readonly storage: { readonly session: { get(key: string): Promise<Record<string, unknown>> } };
}

declare const chrome: StorageApi;

const storedSchema = v.object({ accessToken: v.string() });

/** The sign-in in session storage; undefined when no one is signed in. */
export async function readStored(context: BrowserContext): Promise<unknown> {
  return (await workerOf(context)).evaluate(
    async () => (await chrome.storage.session.get('tokens'))['tokens'],
  );
}

export async function stealToken(context: BrowserContext): Promise<string> {
  return v.parse(storedSchema, await readStored(context)).accessToken;
}

/** The claims of a proof (RFC 9449, 4.2). */
async function claimsOf(accessToken: string, method: string, url: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
  const ath = Buffer.from(digest).toString('base64url');
  return { htm: method, htu: url, jti: crypto.randomUUID(), ath, iat: Math.floor(Date.now() / 1000) };
}

/** The key that the token is bound to, found as the worker finds it. */
async function findKey(context: BrowserContext): Promise<JSHandle<CryptoKeyPair>> {
  return (await workerOf(context)).evaluateHandle(async (): Promise<CryptoKeyPair> => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open('wisepay'));
    const pair = await result(database.transaction('keys').objectStore('keys').get('proof'));
    database.close();
    return pair;
  });
}

/** A valid proof that an attacker inside the worker makes and takes out. */
export async function stealProof(context: BrowserContext, method: string, url: string): Promise<string> {
  const claims = await claimsOf(await stealToken(context), method, url);
  const key = await findKey(context);
  return key.evaluate(async (pair, given) => {
    const encode = (bytes: Uint8Array) =>
      btoa(String.fromCharCode(...bytes))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');
    const asBytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { crv, kty, x, y } };
    const text = `${encode(asBytes(header))}.${encode(asBytes(given))}`;
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, pair.privateKey, new TextEncoder().encode(text));
    return `${text}.${encode(new Uint8Array(signature))}`;
  }, claims);
}

/** A key of the same kind, but extractable. */
async function makeKey(context: BrowserContext): Promise<JSHandle<CryptoKeyPair>> {
  return (await workerOf(context)).evaluateHandle(() =>
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']),
  );
}

/** Tries to export the POD's private key, or an extractable one as the control. Returns the outcome for each format. */
export async function stealKey(
  context: BrowserContext,
  which: 'own' | 'made to be taken' = 'own',
): Promise<readonly string[]> {
  const key = await (which === 'own' ? findKey(context) : makeKey(context));
  return key.evaluate(async (pair) => {
    const formats = ['jwk', 'pkcs8', 'raw'] as const;
    const tries = formats.map((format) =>
      crypto.subtle.exportKey(format, pair.privateKey).then(
        () => 'stolen',
        ({ name }: DOMException) => name,
      ),
    );
    return Promise.all(tries);
  });
}
