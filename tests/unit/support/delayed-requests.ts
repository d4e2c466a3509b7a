/** An operation context whose requests wait until the test releases them. */
import type { OperationContext } from '#lib/worker/operations/settle.ts';
import { deferred } from './deferred.ts';

export interface DelayedContext extends OperationContext {
  /** Resolves once a request waits. */
  readonly reached: Promise<void>;
  release(): void;
}

export function delayedContext(context: OperationContext): DelayedContext {
  const reached = deferred();
  const released = deferred();
  return {
    ...context,
    reached: reached.promise,
    release: () => released.resolve(),
    async submit(...request) {
      reached.resolve();
      await released.promise;
      return context.submit(...request);
    },
  };
}
