import { describe, expect, it } from 'vitest';
import {
  readSessionFacts,
  type SessionFacts,
  type SessionSources,
} from '#lib/worker/diagnostics/session-facts.ts';
import { createVerifiedRoles } from '#lib/worker/diagnostics/verified-role.ts';
import { credentials } from '../../support/fake-session.ts';
import { sessionMemory } from '../../support/session-memory.ts';

const tokens = credentials('access_1', 'pat@northwind.example');

function browserWith(changes: Partial<SessionSources> = {}): SessionSources {
  return {
    session: { peek: async () => tokens },
    signedOut: sessionMemory(),
    roles: createVerifiedRoles(sessionMemory()),
    endpoints: async () => ({ issuer: 'https://login.wisepay.example' }),
    ...changes,
  };
}

describe('the report on who is signed in', () => {
  it.each<[Partial<SessionSources>, SessionFacts]>([
    [{ endpoints: async () => null }, { state: 'not_configured' }],
    [{ session: { peek: async () => null } }, { state: 'not_signed_in' }],
    [{ session: { peek: async () => null }, signedOut: sessionMemory(true) }, { state: 'signed_out' }],
    [{}, { state: 'signed_in' }],
  ])('says how it is, and never who: %#', async (changes, facts) => {
    expect(await readSessionFacts(browserWith(changes))).toEqual(facts);
  });

  it('says the role that WisePay gave for this sign-in', async () => {
    const roles = createVerifiedRoles(sessionMemory());
    await roles.note(tokens.keyThumbprint, 'account_admin');
    expect(await readSessionFacts(browserWith({ roles }))).toEqual({
      state: 'signed_in',
      role: 'account_admin',
    });
  });

  it('says no role of another sign-in', async () => {
    const roles = createVerifiedRoles(sessionMemory());
    await roles.note('another key', 'account_admin');
    expect(await readSessionFacts(browserWith({ roles }))).toEqual({ state: 'signed_in' });
  });

  it('does not repeat a role that the contract does not have', async () => {
    const memory = sessionMemory();
    const roles = createVerifiedRoles(memory);
    await roles.note(tokens.keyThumbprint, 'Owner of Contoso');
    expect(await roles.of(tokens.keyThumbprint)).toBe('unlisted');
    expect(JSON.stringify(memory.value)).not.toContain('Contoso');
  });

  it.each([[null], [{ keyThumbprint: tokens.keyThumbprint, role: 'Contoso' }]])(
    'takes nothing else from the storage: %j',
    async (stored) => {
      expect(await createVerifiedRoles(sessionMemory(stored)).of(tokens.keyThumbprint)).toBeUndefined();
    },
  );
});
