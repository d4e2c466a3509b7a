import * as v from 'valibot';
import { type Docking, dockingSchema } from '../../lib/frame/frame-messages.ts';

/**
 * Finds out how the person keeps the panel, so that the first one on a page stands there from its first moment. Where
 * nobody answers, or a panel has told it meanwhile, nothing is written down.
 *
 * @param ask asks the worker
 */
export async function learnDocking(
  kept: { docking?: Docking | undefined },
  ask: () => Promise<unknown>,
): Promise<void> {
  const docking = v.safeParse(dockingSchema, await ask().catch(() => {}));
  if (docking.success) kept.docking ??= docking.output;
}
