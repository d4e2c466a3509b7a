/** The administrator's policy at this moment, as the worker's parts ask for it. */
import { buildEndpoints } from '../../lib/build-settings.ts';
import type { Presentation } from '../../lib/pod/contract/presentation.ts';
import { defaultPolicy, type ManagedValues } from '../../lib/policy/policy.ts';
import { createPolicySource } from '../../lib/policy/policy-source.ts';
import { type PolicyReading, readPolicy } from '../../lib/policy/read-policy.ts';
import { defaultProfile, type PsaProfile } from '../../lib/psa/profile.ts';
import { overrideProfile } from '../../lib/psa/profile-overrides.ts';
import { readLocaleChoice } from './locale-choice.ts';
import { managedPolicy } from './managed-policy.ts';

/** Makes the worker's one view of the policy. */
export function createPolicyInForce() {
  const { current, refresh } = createPolicySource(managedPolicy);
  /** The reading of the values that were there last: they are asked for several times with every message. */
  let last: { readonly values: ManagedValues; readonly reading: PolicyReading } | undefined;

  async function readings(): Promise<PolicyReading> {
    const values = await current();
    if (last?.values !== values) last = { values, reading: readPolicy(values, buildEndpoints) };
    return last.reading;
  }
  const policy = async () => (await readings()).policy;
  const profile = async (): Promise<PsaProfile> =>
    overrideProfile(defaultProfile, (await policy()).detection);

  return {
    refresh,
    readings,
    policy,
    endpoints: async () => (await policy()).endpoints,
    profile,
    /** The same where the policy says anything about it; undefined where it is the built-in profile. */
    async ownProfile(): Promise<PsaProfile | undefined> {
      return (await policy()).detection === defaultPolicy.detection ? undefined : profile();
    },
    async presentation(): Promise<Presentation> {
      const { locale, supportEmail, supportUrl } = await policy();
      return {
        locale: locale ?? (await readLocaleChoice()),
        support: { email: supportEmail, hasPage: supportUrl !== null },
      };
    },
  };
}
