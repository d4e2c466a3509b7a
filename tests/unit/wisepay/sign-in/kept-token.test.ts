import { describe, expect, it } from 'vitest';
import { createTokenKeeper } from '#lib/wisepay/sign-in/kept-token.ts';
import { createProofKey } from '#lib/wisepay/sign-in/proof-key.ts';
import { scriptedIssuer } from '../../support/scripted-provider.ts';
import { endpointsOf } from '../../support/session-harness.ts';
import { sessionMemory } from '../../support/session-memory.ts';

const endpoints = endpointsOf(scriptedIssuer);
const pat = 'pat@northwind.example';
const tokens = (accessToken: string) => ({ accessToken, expiresAt: 4e12, subject: 'usr_pat', email: pat });

/** Keepers whose key store finishes a write only when `goOn` is called. */
function slowKeepers() {
  let goOn = () => {};
  const proofKey = sessionMemory();
  const stores = { tokens: sessionMemory(), usedAt: sessionMemory() };
  const parts = {
    ...stores,
    proofKey: {
      ...proofKey,
      write: async (pair: unknown) => {
        // The key is stored before the store reports it.
        proofKey.value = pair;
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      },
      read: async () => proofKey.value,
    },
    endpoints: async () => endpoints,
    idleMs: async () => 60_000,
  };
  return { newWorker: () => createTokenKeeper(parts), stores, proofKey, goOn: () => goOn() };
}

describe('a token that is being kept', () => {
  it.each(['a look at the one before', 'a use of the one before'] as const)(
    'loses its key to nobody: %s at the same time',
    async (what) => {
      const { newWorker, goOn } = slowKeepers();
      const first = newWorker().keep(endpoints, pat, tokens('access_1'), await createProofKey());
      await untilWaiting();
      goOn();
      await first;

      // The next worker knows the earlier key only from the store.
      const keeper = newWorker();
      const second = keeper.keep(endpoints, pat, tokens('access_2'), await createProofKey());
      await untilWaiting();
      const meanwhile = what === 'a look at the one before' ? keeper.read() : keeper.noteUse();
      await untilWaiting();
      goOn();
      await Promise.all([second, meanwhile]);
      expect((await keeper.read())?.credentials.accessToken).toBe('access_2');
    },
  );

  it('is thrown away whole by what comes after it', async () => {
    const { newWorker, stores, proofKey, goOn } = slowKeepers();
    const keeper = newWorker();
    const kept = keeper.keep(endpoints, pat, tokens('access_1'), await createProofKey());
    const cleared = keeper.clear();
    await untilWaiting();
    goOn();
    await Promise.all([kept, cleared]);
    expect([stores.tokens.value, stores.usedAt.value, proofKey.value]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** Runs everything that does not wait for the store. */
const untilWaiting = () => new Promise((resolve) => setImmediate(resolve));
