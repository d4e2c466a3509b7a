/** The administrator's current policy, for the parts of the worker. */
import { buildEndpoints } from '../../policy/build-settings.ts';
import type { ManagedValues } from '../../policy/policy.ts';
import { type PolicyReading, readPolicy } from '../../policy/read-policy.ts';
import { replacedParts } from '../../policy/replaced-parts.ts';
import type { Presentation } from '../../protocol/panel-messages.ts';
import { defaultProfile, type PsaProfile } from '../../psa/profile.ts';
import { overrideProfile } from '../../psa/profile-overrides.ts';
import { readLocaleChoice } from '../storage/local-storage.ts';
import { createPolicySource } from './policy-source.ts';

/** Creates the worker's only source of the policy. */
export function createPolicyInForce() {
  const { current, refresh } = createPolicySource();
  /** The last reading, cached because each message needs the policy several times. */
  let last: { readonly values: ManagedValues; readonly reading: PolicyReading } | undefined;

  /** The policy in force, and which of its values cannot be used. */
  async function readings(): Promise<PolicyReading> {
    const values = await current();
    if (last?.values !== values) last = { values, reading: readPolicy(values, buildEndpoints) };
    return last.reading;
  }
  const policy = async () => (await readings()).policy;
  /** The built-in profile with the policy's replacements. */
  const profile = async (): Promise<PsaProfile> =>
    overrideProfile(defaultProfile, (await policy()).detection);

  return {
    refresh,
    readings,
    policy,
    /** WisePay's addresses; null until all three are set. */
    endpoints: async () => (await policy()).endpoints,
    profile,
    /** The profile if the policy replaces any part of it; undefined if the built-in one applies. */
    async ownProfile(): Promise<PsaProfile | undefined> {
      return replacedParts((await policy()).detection).length > 0 ? profile() : undefined;
    },
    /** The language set by policy or chosen by the person, and the administrator's help desk. */
    async presentation(): Promise<Presentation> {
      const { locale, supportEmail, supportUrl } = await policy();
      return {
        locale: locale ?? (await readLocaleChoice()),
        support: { email: supportEmail, hasPage: supportUrl !== null },
      };
    },
  };
}
