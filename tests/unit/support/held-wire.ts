/** A way to WisePay on which a request waits until a test lets it through. */
import type { Wire } from '#lib/operations/settle.ts';
import { deferred } from './deferred.ts';

export interface HeldWire extends Wire {
  /** Resolves once a request has come that far. */
  readonly reached: Promise<void>;
  release(): void;
}

export function heldWire(wire: Wire): HeldWire {
  const reached = deferred();
  const released = deferred();
  return {
    ...wire,
    reached: reached.promise,
    release: () => released.resolve(),
    async submit(...request) {
      reached.resolve();
      await released.promise;
      return wire.submit(...request);
    },
  };
}
