/** The owner of an intent: WisePay's user, however their email address is written. */
import * as v from 'valibot';
import { sameEmail } from '../../email.ts';

export const ownerSchema = v.object({
  /** Base address of the POD API. */
  api: v.string(),
  /** WisePay's user: OpenID's `iss` and `sub`. Absent if an earlier version wrote it down. */
  user: v.optional(v.object({ issuer: v.string(), subject: v.string() })),
  /** The user's email address at WisePay, as it was written then. */
  email: v.string(),
});

/** An intent is only settled with a token of the same user at the same WisePay. */
export type Owner = v.InferOutput<typeof ownerSchema>;

/** Returns the owner of what is done with that user's token at that WisePay. */
export function ownerOf(
  { api, issuer }: { readonly api: string; readonly issuer: string },
  { subject, email }: { readonly subject: string; readonly email: string },
): Owner {
  return { api, user: { issuer, subject }, email };
}

/** Whether both are the same user at the same WisePay. Compares emails only if one of them has no `user`. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  if (a.api !== b.api) return false;
  if (a.user === undefined || b.user === undefined) return sameEmail(a.email, b.email);
  return a.user.issuer === b.user.issuer && a.user.subject === b.user.subject;
}
