/**
 * What an administrator can set, as the rest of the POD reads it: typed, checked and complete. Every key of
 * public/managed_schema.json has its place here; the browsers ignore a schema's `default`, so the defaults are here too.
 * Nothing in a policy allows what WisePay does not.
 */
import * as v from 'valibot';
import type { Money } from '../money.ts';
import type { ProfileOverrides } from '../psa/profile-overrides.ts';
import type { Endpoints } from '../wisepay/endpoints.ts';
import { podArticle } from '../wisepay/public-pages.ts';

/** What can be turned off, by the names that the API has for them. */
export const policyActionSchema = v.picklist(['pay', 'terminal', 'remind', 'refund']);

export type PolicyAction = v.InferOutput<typeof policyActionSchema>;

export interface Policy {
  /** Null while an address is named neither by the policy nor by the build. */
  readonly endpoints: Endpoints | null;
  /** PSA servers of one's own, such as `cw.example.com` or `cw.example.com:8443`. */
  readonly psaHosts: readonly string[];
  readonly disabledActions: readonly PolicyAction[];
  /** The most that one refund may give back in all, surcharge included; null for no limit but WisePay's. */
  readonly refundLimit: Money | null;
  /** Whether a refund needs its reason in the person's own words too. */
  readonly refundNeedsReason: boolean;
  /** Refunds above it, surcharge included, need a fresh sign-in; null where WisePay alone decides. */
  readonly stepUpAbove: Money | null;
  /** The least time between two reminders, in minutes; WisePay's own holds besides. */
  readonly reminderCooldownMinutes: number;
  /** After how many minutes without use the token is dropped. */
  readonly idleMinutes: number;
  /** WisePay's id of the terminal that is chosen where none has been used yet. */
  readonly defaultTerminal: string | null;
  /** Whether the PSA person has to be known, or only must not be somebody else. */
  readonly memberMatch: 'required' | 'when-readable';
  readonly detection: ProfileOverrides;
  readonly supportEmail: string | null;
  /** An https address. */
  readonly supportUrl: string | null;
  /** Where the POD's help is: an https address. */
  readonly helpUrl: string;
  /** Where to suggest improvements: an https address; null where there is no such place. */
  readonly feedbackUrl: string;
  /** The language of words, amounts and dates (BCP 47); null where it is the person's choice. */
  readonly locale: string | null;
}

/** What holds where a policy says nothing. */
export const defaultPolicy: Policy = {
  endpoints: null,
  psaHosts: [],
  disabledActions: [],
  refundLimit: null,
  refundNeedsReason: false,
  stepUpAbove: null,
  reminderCooldownMinutes: 0,
  idleMinutes: 15,
  defaultTerminal: null,
  memberMatch: 'required',
  detection: {},
  supportEmail: null,
  supportUrl: null,
  helpUrl: podArticle,
  feedbackUrl: podArticle,
  locale: null,
};

/** A policy as the browser hands it out: unchecked values under the names of public/managed_schema.json. */
export type ManagedValues = Readonly<Record<string, unknown>>;
