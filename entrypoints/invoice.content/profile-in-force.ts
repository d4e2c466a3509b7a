/** The PSA profile that a page goes by: the built-in one, with what the administrator's policy replaces of it. */
import { defaultProfile, type PsaProfile } from '../../lib/psa/profile.ts';

export interface ProfileInForce {
  readonly current: PsaProfile;
  /** The worker's word at the page's beginning; undefined for the built-in profile. */
  welcome(profile: PsaProfile | undefined): void;
  /** The worker's word when the policy changes. From then on every change is told, and a welcome may be older than that. */
  tell(profile: PsaProfile): void;
}

/** Starts with the built-in profile. @param onChange called where another one than before is in force */
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
