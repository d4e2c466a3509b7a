/** Tells the worker of screens on which a lesson finds no invoice. */
import type { PsaProfile } from '../../lib/psa/profile.ts';
import { tellWorker } from './tell-worker.ts';

/**
 * Creates the function to call on such a screen. It tells the worker once for each address, and nothing where no person
 * taught the profile.
 */
export function createTellMissed(): (profile: PsaProfile) => void {
  const told = new Set<string>();
  return ({ isTaught }) => {
    const { href } = window.location;
    if (!isTaught || told.has(href)) return;
    told.add(href);
    void tellWorker({ kind: 'page.missed' });
  };
}
