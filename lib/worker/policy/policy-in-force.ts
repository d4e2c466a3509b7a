/** The administrator's current policy, for the parts of the worker. */
import { buildEndpoints } from '../../policy/build-settings.ts';
import type { ManagedValues } from '../../policy/policy.ts';
import { type PolicyReading, readPolicy } from '../../policy/read-policy.ts';
import { replacedParts } from '../../policy/replaced-parts.ts';
import { hasPlace, type Lesson } from '../../protocol/lesson.ts';
import type { Presentation } from '../../protocol/panel-messages.ts';
import { defaultProfile, type PsaProfile } from '../../psa/profile.ts';
import { layUnderPolicy, overrideProfile } from '../../psa/profile-overrides.ts';
import { readLearned, readLesson } from '../storage/learned-lesson.ts';
import { readLocaleChoice } from '../storage/local-storage.ts';
import { createPolicySource } from './policy-source.ts';

/** Creates the worker's only source of the policy. */
export function createPolicyInForce() {
  const { current, refresh, origin } = createPolicySource();
  /** The last reading, cached because each message needs the policy several times. */
  let last: { readonly values: ManagedValues; readonly reading: PolicyReading } | undefined;

  /** The policy in force, and which of its values cannot be used. */
  async function readings(): Promise<PolicyReading> {
    const values = await current();
    if (last?.values !== values) last = { values, reading: readPolicy(values, buildEndpoints) };
    return last.reading;
  }
  const policy = async () => (await readings()).policy;
  /** What the POD was taught of a screen, where the policy lets it count. */
  const lesson = async (): Promise<Lesson | null> => ((await policy()).teaching ? readLesson() : null);
  /**
   * The built-in profile with what was taught, under the policy's replacements, and with what gives way to WisePay's own
   * pod.
   */
  async function profile(): Promise<PsaProfile> {
    const { detection, teaching, whenHosted } = await policy();
    const overrides = layUnderPolicy((await lesson())?.overrides ?? {}, detection);
    const found = overrideProfile(defaultProfile, overrides);
    return {
      ...found,
      ...(teaching && hasPlace(overrides) && { isTaught: true }),
      ...(whenHosted === 'hide' && { hosted: { ...found.hosted, hides: true } }),
    };
  }

  /**
   * When the place of the number that counts was learned, in ms since 1970; 0 for one that policy brings. Null if there is
   * none, or if people may not teach it again.
   */
  async function learnedAt(): Promise<number | null> {
    const { detection, teaching } = await policy();
    if (!teaching) return null;
    return (await readLearned())?.learnedAt ?? (hasPlace(detection) ? 0 : null);
  }

  return {
    refresh,
    readings,
    /** Where the policy in force comes from. */
    async origin() {
      await current();
      return origin();
    },
    policy,
    /** WisePay's addresses; null until all three are set. */
    endpoints: async () => (await policy()).endpoints,
    lesson,
    learnedAt,
    profile,
    /** The profile if policy or lesson change any part of it; undefined if the built-in one applies. */
    async ownProfile(): Promise<PsaProfile | undefined> {
      const { detection, whenHosted } = await policy();
      const isOwn = whenHosted === 'hide' || replacedParts(detection).length > 0 || (await lesson()) !== null;
      return isOwn ? profile() : undefined;
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
