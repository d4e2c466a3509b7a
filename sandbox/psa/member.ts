/** The person signed in to PSA, and how the client keeps them in local storage. */
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

/** Who administers PSA itself, which says nothing of their role at WisePay. */
const psaAdmins: readonly string[] = ['PAdmin'];

/** PSA's side of a person. */
export function psaMember({ memberId, firstName, lastName, email }: SeedMember): PsaMember {
  return { memberId, firstName, lastName, email, isAdmin: psaAdmins.includes(memberId) };
}

/** The key under which the real client (seen on v2025_1) keeps the signed-in member. */
export const memberStorageKey = 'session/MemberWithSecurity';

const sessionMs = 8 * 60 * 60 * 1000;

/**
 * The stored item: JSON whose `data` is JSON again, with the person under `member`. Field names as seen in the
 * real client.
 * @param now milliseconds since 1970
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
 * The item in a form that tells nobody who is signed in, as if a release of PSA had changed it. `now`: milliseconds since
 * 1970.
 */
export function unreadableMemberStorageItem(now: number): string {
  return JSON.stringify({ data: 'v2:b3BhcXVl', expiration: now + sessionMs });
}
