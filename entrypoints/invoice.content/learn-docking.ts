import * as v from 'valibot';
import { type Docking, dockingSchema } from '../../lib/frame/frame-messages.ts';

/**
 * Takes in how the person keeps the panel, so that the first one on a page stands there from its first moment. Where the
 * worker's answer is none, or a panel has told it meanwhile, nothing is written down.
 */
export function learnDocking(kept: { docking?: Docking | undefined }, answer: unknown): void {
  const docking = v.safeParse(dockingSchema, answer);
  if (docking.success) kept.docking ??= docking.output;
}
