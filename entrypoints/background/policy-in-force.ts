/** The administrator's policy at this moment, as the worker's parts ask for it. */
import { buildEndpoints } from '../../lib/policy/build-settings.ts';
import type { ManagedValues } from '../../lib/policy/policy.ts';
import { createPolicySource } from '../../lib/policy/policy-source.ts';
import { type PolicyReading, readPolicy } from '../../lib/policy/read-policy.ts';
import { replacedParts } from '../../lib/policy/replaced-parts.ts';
import type { Presentation } from '../../lib/protocol/panel-messages.ts';
import { defaultProfile, type PsaProfile } from '../../lib/psa/profile.ts';
import { overrideProfile } from '../../lib/psa/profile-overrides.ts';
import { readLocaleChoice } from './storage/local-storage.ts';
import { managedPolicy } from './storage/managed-policy.ts';

/** Makes the worker's one view of the policy. */
export function createPolicyInForce() {
  const { current, refresh } = createPolicySource(managedPolicy);
  /** The reading of the values that were there last: they are asked for several times with every message. */
  let last: { readonly values: ManagedValues; readonly reading: PolicyReading } | undefined;

  /** The policy in force, and what in its values cannot be used. */
  async function readings(): Promise<PolicyReading> {
    const values = await current();
    if (last?.values !== values) last = { values, reading: readPolicy(values, buildEndpoints) };
    return last.reading;
  }
  const policy = async () => (await readings()).policy;
  /** How invoices are found: the built-in profile, with what the policy replaces of it. */
  const profile = async (): Promise<PsaProfile> =>
    overrideProfile(defaultProfile, (await policy()).detection);

  return {
    refresh,
    readings,
    policy,
    /** WisePay's addresses; null until all three are named. */
    endpoints: async () => (await policy()).endpoints,
    profile,
    /** The profile where the policy replaces anything of it; undefined where the built-in one holds. */
    async ownProfile(): Promise<PsaProfile | undefined> {
      return replacedParts((await policy()).detection).length > 0 ? profile() : undefined;
    },
    /** The language that is set or chosen, and the administrator's help desk. */
    async presentation(): Promise<Presentation> {
      const { locale, supportEmail, supportUrl } = await policy();
      return {
        locale: locale ?? (await readLocaleChoice()),
        support: { email: supportEmail, hasPage: supportUrl !== null },
      };
    },
  };
}
