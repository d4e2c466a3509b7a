/**
 * Parts of the PSA profile that an administrator's policy puts in the place of the built-in ones, for when PSA changes
 * before this extension does. A part that cannot be used is left out by itself.
 */
import * as v from 'valibot';
import type { PsaProfile } from './profile.ts';

/** Long enough for a pattern, short enough to be read. */
const mostCharacters = 500;
const mostSelectors = 10;

const textSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(mostCharacters));

/** The source of a regular expression without flags. */
const patternSchema = v.pipe(
  textSchema,
  v.check((source) => groupsOf(source) !== undefined),
);

/** The same, with the one group that is the invoice's number. */
const numberPatternSchema = v.pipe(
  textSchema,
  v.check((source) => groupsOf(source) === 1),
);

/**
 * A name, classes, ids and attributes of an element. Browsers know more, but this much can be checked where there is
 * no page to try it on, and is found fast.
 */
const elementShape =
  /^(?:\*|[A-Za-z][A-Za-z\d-]*)?(?:[.#][A-Za-z_][\w-]*|\[[A-Za-z_][\w-]*(?:[~|^$*]?="[^"\\\s]*")?\])*$/;

/** Such elements, one within the other. */
const selectorSchema = v.pipe(
  textSchema,
  v.check((selector) => selector.split(/ > | /).every((part) => part !== '' && elementShape.test(part))),
);

const pattern = orNothing(patternSchema);
const selectors = orNothing(v.pipe(v.array(selectorSchema), v.minLength(1), v.maxLength(mostSelectors)));
const parameter = orNothing(textSchema);

/** What a policy may replace of {@link PsaProfile}, in its shape. Never fails: what cannot be used is not there. */
export const profileOverridesSchema = v.fallback(
  v.object({
    screens: group({ list: pattern, invoice: pattern, otherPlace: pattern }),
    deepLink: group({ recordType: parameter, recordId: parameter, company: parameter, invoice: pattern }),
    banner: group({
      selectors,
      invoice: orNothing(numberPatternSchema),
      invoiceScreen: pattern,
      otherRecord: pattern,
      anyRecord: orNothing(numberPatternSchema),
    }),
    root: group({ selectors, screenClass: pattern }),
    toolbars: selectors,
    dialogs: selectors,
  }),
  {},
);

export type ProfileOverrides = v.InferOutput<typeof profileOverridesSchema>;

/** The profile with what the policy replaces of it. */
export function overrideProfile(profile: PsaProfile, overrides: ProfileOverrides): PsaProfile {
  return {
    screens: { ...profile.screens, ...known(overrides.screens) },
    deepLink: { ...profile.deepLink, ...known(overrides.deepLink) },
    banner: { ...profile.banner, ...known(overrides.banner) },
    root: { ...profile.root, ...known(overrides.root) },
    toolbars: overrides.toolbars ?? profile.toolbars,
    dialogs: overrides.dialogs ?? profile.dialogs,
  };
}

/** How many groups a pattern has; undefined where it is none. */
function groupsOf(source: string): number | undefined {
  try {
    new RegExp(source);
    // With an empty way out it matches anything, and tells all its groups.
    return (new RegExp(`(?:${source})|`).exec('')?.length ?? 0) - 1;
  } catch {
    return undefined;
  }
}

function orNothing<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

function group<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.fallback(v.optional(v.object(entries)), undefined);
}

type Known<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without what is there but undefined: it would take the built-in part's place. */
function known<T extends object>(values: T | undefined): Known<T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined),
  ) as Known<T>;
}
