/** The person signed in to PSA, and how the client stores them in local storage. */
import * as v from 'valibot';
import type { SeedMember } from '../seed/members.ts';

/** The person as the client knows them. */
export const psaMemberSchema = v.object({
  memberId: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  email: v.string(),
  isAdmin: v.boolean(),
});
export type PsaMember = v.InferOutput<typeof psaMemberSchema>;

/** PSA's administrators, which says nothing about their role at WisePay. */
const psaAdmins: readonly string[] = ['PAdmin'];

/** Converts a person of the seed to PSA's member. */
export function psaMember({ memberId, firstName, lastName, email }: SeedMember): PsaMember {
  return { memberId, firstName, lastName, email, isAdmin: psaAdmins.includes(memberId) };
}

/** The key under which the real client (seen on v2025_1) stores the signed-in member. */
export const memberStorageKey = 'session/MemberWithSecurity';

const sessionMs = 8 * 60 * 60 * 1000;

/**
 * The stored item: JSON whose `data` is JSON again, with the person under `member`. Field names are those seen in the
 * real client.
 * @param now in ms since 1970
 */
export function memberStorageItem(member: PsaMember, now: number): string {
  const { memberId: memberID, firstName, lastName, email: emailAddress, isAdmin } = member;
  const data = JSON.stringify({
    member: {
      memberID,
      firstName,
      lastName,
      fullName: `${firstName} ${lastName}`,
      emailAddress,
      roleName: isAdmin ? 'Admin' : 'Finance',
      isAdmin,
      defaultGroup: { description: 'Finance' },
      defaultLocation: { description: 'Main Office' },
    },
  });
  return JSON.stringify({ data, expiration: now + sessionMs });
}

/**
 * The item in a form that hides who is signed in, as if a release of PSA had changed it.
 * @param now in ms since 1970
 */
export function unreadableMemberStorageItem(now: number): string {
  return JSON.stringify({ data: 'v2:b3BhcXVl', expiration: now + sessionMs });
}
