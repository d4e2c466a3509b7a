/** Signs in to PSA and out of it, and updates the browser's storage. */
import * as v from 'valibot';
import { sessionPath } from '../bootstrap.ts';
import {
  memberStorageItem,
  memberStorageKey,
  type PsaMember,
  psaMemberSchema,
  unreadableMemberStorageItem,
} from '../member.ts';
import { settings } from './page.ts';

/** An opaque token in the real client; only PSA uses it. */
const tokenKey = 'currentMember';

/** Stores the signed-in member as the real client does. */
export function rememberMember(member: PsaMember): void {
  const now = Date.now();
  const item = settings.memberReadable ? memberStorageItem(member, now) : unreadableMemberStorageItem(now);
  localStorage.setItem(memberStorageKey, item);
  sessionStorage.setItem(tokenKey, crypto.randomUUID());
}

/** Removes every trace of the member. */
export function forgetMember(): void {
  localStorage.removeItem(memberStorageKey);
  sessionStorage.removeItem(tokenKey);
}

/** The member whose email address is `username`, or null if there is none. Any password is accepted. */
export async function signIn(company: string, username: string): Promise<PsaMember | null> {
  const answer = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ company, username }),
  });
  return answer.ok ? v.parse(psaMemberSchema, await answer.json()) : null;
}

/** Ends the session on the server, then here. */
export async function signOut(): Promise<void> {
  await fetch(sessionPath, { method: 'DELETE' });
  forgetMember();
}
