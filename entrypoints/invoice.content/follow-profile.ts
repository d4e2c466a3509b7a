/** The PSA profile to go by: the built-in one, with what the administrator's policy replaces of it. */
import * as v from 'valibot';
import type { Storage } from 'webextension-polyfill';
import type { PsaProfile } from '../../lib/psa/profile.ts';
import { profileSchema } from '../../lib/psa/profile-schema.ts';

/** The policy's key for it. */
const key = 'detection';

/**
 * Tells every profile after the built-in one, which is the one to start with: browsers have the policy only seconds
 * after their own start. The worker, which reads policies, is asked only where this one says anything about it.
 *
 * @param ask asks the worker for the profile in force
 */
export function followProfile(
  { managed, onChanged }: Pick<Storage.Static, 'managed' | 'onChanged'>,
  ask: () => Promise<unknown>,
  onProfile: (profile: PsaProfile) => void,
  signal: AbortSignal,
): void {
  async function tell(isNews: boolean): Promise<void> {
    if (!isNews && !Object.hasOwn(await managed.get(key), key)) return;
    const profile = v.safeParse(profileSchema, await ask());
    if (profile.success && !signal.aborted) onProfile(profile.output);
  }

  function hear(changes: object, area: string): void {
    if (area === 'managed' && Object.hasOwn(changes, key)) void tell(true).catch(() => {});
  }
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear), { once: true });
  // Where the browser tells no policy, there is none.
  void tell(false).catch(() => {});
}
