/** Whose an intent is: WisePay's user, and not how an address is written. */
import * as v from 'valibot';
import { sameEmail } from '../../email.ts';

export const ownerSchema = v.object({
  /** Base address of the POD API. */
  api: v.string(),
  /** Who WisePay's user is: OpenID's `iss` and `sub`. Absent where a version before wrote it down. */
  user: v.optional(v.object({ issuer: v.string(), subject: v.string() })),
  /** The address that WisePay knows the person by, as it was written then. */
  email: v.string(),
});

/** It is only ever settled with a token of the same person at the same WisePay. */
export type Owner = v.InferOutput<typeof ownerSchema>;

/** The owner of what is done with a token of that person's at that WisePay. */
export function ownerOf(
  { api, issuer }: { readonly api: string; readonly issuer: string },
  { subject, email }: { readonly subject: string; readonly email: string },
): Owner {
  return { api, user: { issuer, subject }, email };
}

/** Whether both are the same person at the same WisePay. By address only where one of them has nothing better. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  if (a.api !== b.api) return false;
  if (a.user === undefined || b.user === undefined) return sameEmail(a.email, b.email);
  return a.user.issuer === b.user.issuer && a.user.subject === b.user.subject;
}
