/** The worker's session, with stores that a test can read and change. */

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
  /** The next worker, with only the stores. */
  newWorker(): Session & TokenLife;
  /** Stores a token of Pat's and its key, as just used; returns the stored token. */
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
