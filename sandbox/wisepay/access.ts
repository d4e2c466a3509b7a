/** Who may use WisePay's POD and payments screen. */
import type { SessionInfo } from '#lib/wisepay/schemas/session.ts';
import type { SeedMember } from '../seed/members.ts';

export type User = SessionInfo['user'] & { readonly name: string; readonly email: string };

/** Whether a person has access, or why not. */
export type Access =
  | { readonly allowed: true; readonly user: User }
  | { readonly allowed: false; readonly reason: 'user_unknown' | 'user_inactive' | 'not_admin' };

/**
 * The access of a signed-in person: only an active user with one of the two admin roles has it. Every WisePay user of
 * the sandbox belongs to all of its merchants, so no invoice needs a check of its own.
 */
export function accessOf({ firstName, lastName, email, wisepay }: SeedMember): Access {
  if (!wisepay) return { allowed: false, reason: 'user_unknown' };
  if (!wisepay.active) return { allowed: false, reason: 'user_inactive' };
  if (wisepay.role !== 'account_admin' && wisepay.role !== 'merchant_admin') {
    return { allowed: false, reason: 'not_admin' };
  }
  const { id, role, active } = wisepay;
  return { allowed: true, user: { id, name: `${firstName} ${lastName}`, email, role, active } };
}
