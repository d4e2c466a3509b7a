/**
 * Parts of the profile that an administrator's policy replaces, for when PSA changes before this extension does.
 * Unusable parts are left out one by one.
 */
import * as v from 'valibot';
import type { PsaProfile } from './profile.ts';

/** Long enough for a pattern, short enough to read. */
const mostCharacters = 500;
const mostSelectors = 10;
const mostNames = 20;

const textSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(mostCharacters));

/** The source of a regular expression without flags. */
const patternSchema = v.pipe(
  textSchema,
  v.check((source) => groupsOf(source) !== undefined),
);

/** The same, with exactly one group: what is read. */
const onePatternSchema = v.pipe(
  textSchema,
  v.check((source) => groupsOf(source) === 1),
);

/**
 * An element's name, classes, IDs and attributes. Browsers know more, but this much can be checked without a page, and
 * is found fast.
 */
const elementShape =
  /^(?:\*|[A-Za-z][A-Za-z\d-]*)?(?:[.#][A-Za-z_][\w-]*|\[[A-Za-z_][\w-]*(?:[~|^$*]?="[^"\\\s]*")?\])*$/;

/** Such elements, nested. */
const selectorSchema = v.pipe(
  textSchema,
  v.check((selector) => selector.split(/ > | /).every((part) => part !== '' && elementShape.test(part))),
);

const pattern = orNothing(patternSchema);
const selectors = orNothing(v.pipe(v.array(selectorSchema), v.minLength(1), v.maxLength(mostSelectors)));
const names = orNothing(v.pipe(v.array(textSchema), v.minLength(1), v.maxLength(mostNames)));
/** An unusable field is left out alone. */
const fields = orNothing(
  v.pipe(
    v.array(
      v.fallback(
        v.nullable(
          v.object({
            selector: selectorSchema,
            number: onePatternSchema,
            needsScreen: v.optional(v.boolean(), true),
          }),
        ),
        null,
      ),
    ),
    v.maxLength(mostSelectors),
    v.transform((list) => list.filter((field) => field !== null)),
    v.minLength(1),
  ),
);
const parameter = orNothing(textSchema);

/** What a policy may replace in {@link PsaProfile}, in its shape. Never fails: unusable parts are absent. */
export const profileOverridesSchema = v.fallback(
  v.object({
    screens: group({
      list: pattern,
      invoice: pattern,
      otherPlace: pattern,
      invoiceNames: names,
      sharedNames: names,
      namesRecord: orNothing(v.boolean()),
    }),
    deepLink: group({ recordType: parameter, recordId: parameter, company: parameter, invoice: pattern }),
    banner: group({
      selectors,
      invoice: orNothing(onePatternSchema),
      invoiceScreen: pattern,
      otherRecord: pattern,
      anyRecord: orNothing(onePatternSchema),
    }),
    fields,
    root: group({ selectors, screenClass: pattern }),
    pods: group({ selectors, screen: orNothing(onePatternSchema) }),
    hosted: group({ recordId: parameter, screen: parameter, invoiceHosts: names }),
    toolbars: selectors,
    dialogs: selectors,
    loading: selectors,
  }),
  {},
);

export type ProfileOverrides = v.InferOutput<typeof profileOverridesSchema>;

/** The profile with the policy's replacements. */
export function overrideProfile(profile: PsaProfile, overrides: ProfileOverrides): PsaProfile {
  return {
    screens: { ...profile.screens, ...known(overrides.screens) },
    deepLink: { ...profile.deepLink, ...known(overrides.deepLink) },
    banner: { ...profile.banner, ...known(overrides.banner) },
    fields: overrides.fields ?? profile.fields,
    root: { ...profile.root, ...known(overrides.root) },
    pods: { ...profile.pods, ...known(overrides.pods) },
    hosted: { ...profile.hosted, ...known(overrides.hosted) },
    toolbars: overrides.toolbars ?? profile.toolbars,
    dialogs: overrides.dialogs ?? profile.dialogs,
    loading: overrides.loading ?? profile.loading,
  };
}

/** Lists of a policy and of a lesson that count together, with the most items that they may have. */
const joinedLists: Readonly<Record<string, number>> = {
  fields: mostSelectors,
  invoiceNames: mostNames,
  sharedNames: mostNames,
};

/**
 * Lays what was taught under what a policy replaces: where both replace a part, the policy counts. Lists of fields and
 * names are joined, the policy's first, so that a policy from before PSA changed does not keep people from teaching the
 * POD the new screen; what goes beyond a list's limit is left out.
 */
export function layUnderPolicy(taught: ProfileOverrides, policy: ProfileOverrides): ProfileOverrides {
  return v.parse(profileOverridesSchema, layUnder(taught, policy));
}

function layUnder(below: unknown, above: unknown, name = ''): unknown {
  const most = joinedLists[name];
  if (most !== undefined && Array.isArray(below) && Array.isArray(above)) {
    const known = new Set(above.map((item) => JSON.stringify(item)));
    return [...above, ...below.filter((item) => !known.has(JSON.stringify(item)))].slice(0, most);
  }
  if (!isGroup(below) || !isGroup(above)) return above ?? below;
  const parts = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...parts].map((part) => [part, layUnder(below[part], above[part], part)]));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number of groups in a pattern; undefined if it is not valid. */
function groupsOf(source: string): number | undefined {
  try {
    new RegExp(source);
    // With an empty alternative it matches anything, so the match lists all groups.
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

/** Without undefined values, which would replace the built-in parts. */
function known<T extends object>(values: T | undefined): Known<T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined),
  ) as Known<T>;
}
