/** Tells the worker of screens on which no invoice is found where one was taught. */
import type { PsaProfile } from '../../lib/psa/profile.ts';
import { tellWorker } from './tell-worker.ts';

/**
 * Creates the function to call on such a screen. It tells the worker once for each address, and nothing where neither a
 * lesson nor a policy says where the number is.
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
