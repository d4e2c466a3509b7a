/** Reads an administrator's policy. Unusable values are left out one by one, and named. */
import * as v from 'valibot';
import { type Endpoints, endpointsSchema } from '../wisepay/endpoints.ts';
import { endpointSettings, type ManagedValues, type Policy, policySchema, settings } from './policy.ts';
import { replacedParts } from './replaced-parts.ts';

const schemas = { ...endpointSettings, ...settings };
const keysSchema = v.keyof(v.object(schemas));

/** The names in public/managed_schema.json. */
export type PolicyKey = v.InferOutput<typeof keysSchema>;

export const policyKeys: readonly PolicyKey[] = keysSchema.options;

export interface PolicyProblem {
  readonly key: string;
  /** `partly_bad`: the rest of the value is used. `unknown_key`: misspelled, or made for another version. */
  readonly reason: 'bad_value' | 'partly_bad' | 'unknown_key';
}

export interface PolicyReading {
  readonly policy: Policy;
  /** The keys that are set and used, wholly or in part. */
  readonly set: readonly PolicyKey[];
  readonly problems: readonly PolicyProblem[];
}

/** The usable part of one value. */
interface Usable {
  /** Undefined if nothing is usable. */
  readonly value: unknown;
  /** Whether all of the value is usable. */
  readonly isWhole: boolean;
}

/** The maximum number of items that are read from a list: more hosts or actions than anyone lists. */
const mostItems = 100;

/**
 * @param managed the content of the browser's managed storage
 * @param build the build's addresses, for those that the policy does not set; empty text if it has none
 */
export function readPolicy(managed: ManagedValues, build: Endpoints): PolicyReading {
  const used: Partial<Record<PolicyKey, unknown>> = {};
  const set: PolicyKey[] = [];
  const problems: PolicyProblem[] = Object.keys(managed)
    .filter((key) => !v.is(keysSchema, key))
    .map((key) => ({ key, reason: 'unknown_key' }));

  for (const key of policyKeys) {
    const written = Object.hasOwn(managed, key) ? managed[key] : undefined;
    if (written === undefined) continue;
    const { value, isWhole } = usableOf(key, written);
    const isUsed = value !== undefined;
    if (isUsed) {
      used[key] = value;
      set.push(key);
    }
    if (!isWhole) problems.push({ key, reason: isUsed ? 'partly_bad' : 'bad_value' });
  }

  const endpoints = completeEndpoints(used, build);
  return { policy: v.parse(policySchema, { ...used, endpoints }), set, problems };
}

function usableOf(key: PolicyKey, value: unknown): Usable {
  const schema = schemas[key];
  const inner = schema.type === 'optional' ? schema.wrapped : schema;
  switch (inner.type) {
    case 'array':
      return usableItems(inner.item, value);
    case 'object':
      return usableParts(inner, value);
    default:
      // Null is how the POD says that nothing is set. A policy cannot contain it.
      return usableWhole(v.nonNullable(inner), value);
  }
}

function usableWhole(schema: v.GenericSchema, value: unknown): Usable {
  const parsed = v.safeParse(schema, value);
  return { value: parsed.success ? parsed.output : undefined, isWhole: parsed.success };
}

/** The usable items, each once. */
function usableItems(itemSchema: v.GenericSchema, value: unknown): Usable {
  if (!Array.isArray(value)) return { value: undefined, isWhole: false };
  const good = value.slice(0, mostItems).flatMap((item: unknown) => {
    const parsed = v.safeParse(itemSchema, item);
    return parsed.success ? [parsed.output] : [];
  });
  const isWhole = good.length === value.length;
  return { value: good.length > 0 || isWhole ? [...new Set(good)] : undefined, isWhole };
}

/** A structure whose schema leaves out unusable parts. */
function usableParts(schema: v.GenericSchema<unknown, object>, value: unknown): Usable {
  const parts = v.parse(schema, value);
  const count = replacedParts(parts).length;
  const isStructure = typeof value === 'object' && value !== null && !Array.isArray(value);
  const isWhole = isStructure && replacedParts(value).length === count;
  return { value: count > 0 || isWhole ? parts : undefined, isWhole };
}

/** The addresses in force; null if one is missing. */
function completeEndpoints(used: Readonly<Record<string, unknown>>, build: Endpoints): Endpoints | null {
  const named = [used['wisepayApp'] ?? [], used['wisepayApps'] ?? []].flat();
  const [app, ...otherApps] = new Set(named.length > 0 ? named : [build.app, ...(build.otherApps ?? [])]);
  const endpoints = v.safeParse(endpointsSchema, {
    issuer: used['wisepayIssuer'] ?? build.issuer,
    api: used['wisepayApi'] ?? build.api,
    app,
    ...(otherApps.length > 0 && { otherApps }),
  });
  return endpoints.success ? endpoints.output : null;
}
