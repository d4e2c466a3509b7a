/** The worker's access to WisePay, with storages that a test can look into and change. */

import type { Endpoints } from '#lib/wisepay/endpoints.ts';
import { createProofKey } from '#lib/wisepay/sign-in/proof-key.ts';
import { createSession, type Session, type TokenLife } from '#lib/wisepay/sign-in/session.ts';
import type { WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { scriptedIssuer } from './scripted-provider.ts';
import { type SessionMemory, sessionMemory } from './session-memory.ts';

export interface SessionHarness {
  readonly session: Session & TokenLife;
  readonly tokens: SessionMemory;
  readonly usedAt: SessionMemory;
  readonly signedOut: SessionMemory;
  /** The database that holds the key. */
  readonly proofKey: SessionMemory;
  /** The addresses in force; a test may change them. */
  endpoints: Endpoints | null;
  idleMinutes: number;
  /** The next worker, with nothing but the storages. */
  newWorker(): Session & TokenLife;
  /** Puts a token of Pat's and its key into the storages, just used, and gives what lies there. */
  putToken(changes?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
}

export const endpointsOf = (issuer: string): Endpoints => ({
  issuer,
  api: 'https://api.wisepay.example/pod',
  app: 'https://app.wisepay.example',
});

export function sessionHarness(
  { send, flow }: { readonly send: Send; readonly flow: WebAuthFlow },
  issuer = scriptedIssuer,
): SessionHarness {
  const stores = {
    tokens: sessionMemory(),
    usedAt: sessionMemory(),
    signedOut: sessionMemory(),
    proofKey: sessionMemory(),
  };
  const newWorker = () =>
    createSession({
      send,
      flow,
      ...stores,
      endpoints: async () => harness.endpoints,
      idleMs: async () => harness.idleMinutes * 60_000,
    });
  const harness: SessionHarness = {
    ...stores,
    session: newWorker(),
    endpoints: endpointsOf(issuer),
    idleMinutes: 15,
    newWorker,
    async putToken(changes = {}) {
      const { pair, thumbprint } = await createProofKey();
      const token = {
        endpoints: harness.endpoints,
        psaEmail: 'pat@northwind.example',
        accessToken: 'access_1',
        expiresAt: 4e12,
        subject: 'usr_pat',
        email: 'pat@northwind.example',
        keyThumbprint: thumbprint,
        ...changes,
      };
      stores.tokens.value = token;
      stores.usedAt.value = Date.now();
      stores.proofKey.value = pair;
      return token;
    },
  };
  return harness;
}
