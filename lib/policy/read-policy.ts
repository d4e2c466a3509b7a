/** Reads an administrator's policy. What is no good in it is left out by itself, and named. */
import * as v from 'valibot';
import type { Endpoints } from '../wisepay/endpoints.ts';
import { defaultPolicy, type ManagedValues, type Policy } from './policy.ts';
import { listSchemas, structureSchemas, wholeSchemas } from './policy-schemas.ts';

const keys = { ...wholeSchemas, ...listSchemas, ...structureSchemas };

/** The names of public/managed_schema.json. */
export type PolicyKey = keyof typeof keys;

export const policyKeys = Object.keys(keys) as readonly PolicyKey[];

export interface PolicyProblem {
  readonly key: string;
  /** `partly_bad`: the rest of it is used. `unknown_key`: written wrongly, or made for another version. */
  readonly reason: 'bad_value' | 'partly_bad' | 'unknown_key';
}

export interface PolicyReading {
  readonly policy: Policy;
  /** The keys that are set and used, wholly or in part. */
  readonly set: readonly PolicyKey[];
  readonly problems: readonly PolicyProblem[];
}

/** More hosts or actions than anybody lists. */
const mostItems = 100;

/**
 * @param managed the content of the browser's managed storage
 * @param build the addresses that the package was built with, for those that the policy does not name; empty text
 *   where it has none
 */
export function readPolicy(managed: ManagedValues, build: Endpoints): PolicyReading {
  const set: PolicyKey[] = [];
  const problems: PolicyProblem[] = Object.keys(managed)
    .filter((key) => !Object.hasOwn(keys, key))
    .map((key) => ({ key, reason: 'unknown_key' }));

  function settle(key: PolicyKey, isUsed: boolean, isWhole: boolean): void {
    if (isUsed) set.push(key);
    if (!isWhole) problems.push({ key, reason: isUsed ? 'partly_bad' : 'bad_value' });
  }

  function whole<Key extends keyof typeof wholeSchemas>(key: Key) {
    const value = ownValue(managed, key);
    if (value === undefined) return undefined;
    const schema: v.GenericSchema<unknown, v.InferOutput<(typeof wholeSchemas)[Key]>> = wholeSchemas[key];
    const parsed = v.safeParse(schema, value);
    settle(key, parsed.success, parsed.success);
    return parsed.success ? parsed.output : undefined;
  }

  function list<Key extends keyof typeof listSchemas>(key: Key) {
    const value = ownValue(managed, key);
    if (value === undefined) return [];
    const schema: v.GenericSchema<unknown, v.InferOutput<(typeof listSchemas)[Key]>> = listSchemas[key];
    const items: unknown[] = Array.isArray(value) ? value.slice(0, mostItems) : [];
    const good = items.flatMap((item) => {
      const parsed = v.safeParse(schema, item);
      return parsed.success ? [parsed.output] : [];
    });
    const isWhole = Array.isArray(value) && good.length === value.length;
    settle(key, good.length > 0 || isWhole, isWhole);
    return [...new Set(good)];
  }

  function detection(): Policy['detection'] {
    const value = ownValue(managed, 'detection');
    if (value === undefined) return defaultPolicy.detection;
    const overrides = v.parse(structureSchemas.detection, value);
    const used = countLeaves(overrides);
    const isWhole = used === countLeaves(value);
    settle('detection', used > 0 || isWhole, isWhole);
    return overrides;
  }

  const policy: Policy = {
    endpoints: completeEndpoints(
      { issuer: whole('wisepayIssuer'), api: whole('wisepayApi'), app: whole('wisepayApp') },
      build,
    ),
    psaHosts: list('psaHosts'),
    disabledActions: list('disabledActions'),
    refundLimit: whole('refundLimit') ?? defaultPolicy.refundLimit,
    refundNeedsReason: whole('refundNeedsReason') ?? defaultPolicy.refundNeedsReason,
    stepUpAbove: whole('stepUpAbove') ?? defaultPolicy.stepUpAbove,
    reminderCooldownMinutes: whole('reminderCooldownMinutes') ?? defaultPolicy.reminderCooldownMinutes,
    idleMinutes: whole('idleMinutes') ?? defaultPolicy.idleMinutes,
    defaultTerminal: whole('defaultTerminal') ?? defaultPolicy.defaultTerminal,
    memberMatch: whole('memberMatch') ?? defaultPolicy.memberMatch,
    detection: detection(),
    supportEmail: whole('supportEmail') ?? defaultPolicy.supportEmail,
    supportUrl: whole('supportUrl') ?? defaultPolicy.supportUrl,
    helpUrl: whole('helpUrl') ?? defaultPolicy.helpUrl,
    feedbackUrl: whole('feedbackUrl') ?? defaultPolicy.feedbackUrl,
    locale: whole('locale') ?? defaultPolicy.locale,
  };
  return { policy, set, problems };
}

function ownValue(managed: ManagedValues, key: PolicyKey): unknown {
  return Object.hasOwn(managed, key) ? managed[key] : undefined;
}

/** The addresses in force; null while one is missing. */
function completeEndpoints(
  named: { readonly [Name in keyof Endpoints]: string | undefined },
  build: Endpoints,
): Endpoints | null {
  const built = <Schema extends v.GenericSchema<unknown, string>>(schema: Schema, text: string) => {
    const parsed = v.safeParse(schema, text);
    return parsed.success ? parsed.output : undefined;
  };
  const issuer = named.issuer ?? built(wholeSchemas.wisepayIssuer, build.issuer);
  const api = named.api ?? built(wholeSchemas.wisepayApi, build.api);
  const app = named.app ?? built(wholeSchemas.wisepayApp, build.app);
  return issuer === undefined || api === undefined || app === undefined ? null : { issuer, api, app };
}

/** How many values a structure holds that are none themselves: a difference tells that some were left out. */
function countLeaves(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + countLeaves(part), 0);
}
