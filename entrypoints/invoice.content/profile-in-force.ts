/** The profile that a page uses: the built-in one with the policy's replacements. */
import { defaultProfile, type PsaProfile } from '../../lib/psa/profile.ts';

export interface ProfileInForce {
  readonly current: PsaProfile;
  /** Takes the profile of the worker's welcome; undefined for the built-in one. */
  welcome(profile: PsaProfile | undefined): void;
  /** Takes the profile after a policy change. From then on `welcome` is ignored, because it may be older. */
  tell(profile: PsaProfile): void;
}

/** Starts with the built-in profile. @param onChange called when a different profile comes into force */
export function createProfileInForce(onChange: () => void): ProfileInForce {
  let current = defaultProfile;
  let isTold = false;

  function goBy(profile: PsaProfile) {
    if (profile === current || JSON.stringify(profile) === JSON.stringify(current)) return;
    current = profile;
    onChange();
  }

  return {
    get current() {
      return current;
    },
    welcome(profile) {
      if (!isTold) goBy(profile ?? defaultProfile);
    },
    tell(profile) {
      isTold = true;
      goBy(profile);
    },
  };
}
