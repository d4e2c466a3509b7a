/** `navigator.locks`: one holder for each name, the others in order of arrival; a dead worker holds none. */
import type { Lock } from '#lib/worker/operations/operations.ts';
import type { Life } from './life.ts';

export interface Locks {
  lockOf(life: Life): Lock;
  /** Releases all locks and claims of a worker whose life is over. */
  free(life: Life): void;
}

interface Claim {
  readonly life: Life;
  readonly grant: () => void;
}

export function createLocks(): Locks {
  /** By name: the holder, and then those who wait. */
  const claims = new Map<string, readonly Claim[]>();

  function giveUp(name: string, claim: Claim): void {
    const before = claims.get(name) ?? [];
    const after = before.filter((each) => each !== claim);
    claims.set(name, after);
    if (before[0] === claim) after[0]?.grant();
  }

  return {
    lockOf: (life) => async (name, work) => {
      await life.turn('lock asked for');
      const { claim, granted } = makeClaim(life);
      const before = claims.get(name) ?? [];
      claims.set(name, [...before, claim]);
      if (before.length === 0) claim.grant();
      await granted;
      try {
        await life.turn('lock granted');
        return await work();
      } finally {
        giveUp(name, claim);
      }
    },
    free(life) {
      for (const [name, all] of claims) {
        for (const claim of all) if (claim.life === life) giveUp(name, claim);
      }
    },
  };
}

function makeClaim(life: Life): { claim: Claim; granted: Promise<void> } {
  let grant = () => {};
  const granted = new Promise<void>((resolve) => {
    grant = resolve;
  });
  return { claim: { life, grant: () => grant() }, granted };
}
