/**
 * Who is signed in to PSA, according to the page: a claim, good for matching and never for authorization. PSA keeps the
 * member's own record in local storage. Its session storage seems to hold a token and is not read.
 */
import * as v from 'valibot';

/** The key of the member's record in PSA's local storage. */
export const memberKey = 'session/MemberWithSecurity';

/** An email address as PSA stores it, without surrounding white space. */
const emailSchema = v.pipe(v.string(), v.trim(), v.maxLength(320), v.regex(/^[^\s@]+@[^\s@]+$/));
/** A field that is missing, empty or not an email address counts as absent. */
const emailFieldSchema = v.fallback(v.optional(emailSchema), undefined);

/** JSON in JSON: the `data` of the stored object is JSON text that contains the member. */
const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    data: v.pipe(
      v.string(),
      v.parseJson(),
      v.object({
        member: v.object({
          emailAddress: emailFieldSchema,
          // From the member model of PSA's REST API. Not seen in storage, but these would be exact.
          defaultEmail: v.fallback(v.optional(v.picklist(['Office', 'Mobile', 'Home'])), undefined),
          officeEmail: emailFieldSchema,
          mobileEmail: emailFieldSchema,
          homeEmail: emailFieldSchema,
        }),
      }),
    ),
  }),
);

export interface PsaMember {
  /** The member's default email address. */
  readonly email: string;
}

/** The member who is signed in on this page, or `null` if the page does not say. Never throws. */
export function readMember(window: Pick<Window, 'localStorage'>): PsaMember | null {
  const stored = v.safeParse(storedSchema, storedMember(window));
  if (!stored.success) return null;
  const { member } = stored.output.data;
  const byKind = { Office: member.officeEmail, Mobile: member.mobileEmail, Home: member.homeEmail };
  const email = (member.defaultEmail && byKind[member.defaultEmail]) ?? member.emailAddress;
  return email === undefined ? null : { email };
}

function storedMember(window: Pick<Window, 'localStorage'>): string | null {
  try {
    return window.localStorage.getItem(memberKey);
  } catch {
    // Storage can be blocked for a page; then even reading the property throws.
    return null;
  }
}
