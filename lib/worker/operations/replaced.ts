/**
 * Which outcomes a newer try replaces: those that say that nothing was done and nothing will be. An outcome that is
 * uncertain or that moved money is never replaced.
 */
import { type Intent, isSameOwner, type NewIntent, type Owner } from './intent.ts';

type Kind = Intent['kind'];

/**
 * What a new try makes outdated: its own kind; for a refund, of the same payment. A new payment also ends the story of
 * an earlier one's cancellation.
 */
const outdatedKinds: Readonly<Record<Kind, readonly Kind[]>> = {
  terminal: ['terminal', 'terminal_cancel'],
  terminal_cancel: ['terminal_cancel'],
  refund: ['refund'],
  remind: ['remind'],
};

type Try = Pick<NewIntent, 'kind' | 'invoiceId' | 'target'>;

/**
 * The keys of the outcomes that a new try replaces, for its `replaces`.
 *
 * @param tries the new try, or all parts of a new refund
 * @param journalled the intents of the journal before the try is written down
 * @param owner whose outcomes: another user's are theirs to see
 */
export function replacedBy(
  tries: readonly Try[],
  journalled: readonly Intent[],
  owner: Owner,
): Pick<NewIntent, 'replaces'> {
  const replaces = journalled
    .filter((intent) => isWithoutEffect(intent) && isSameOwner(intent.owner, owner))
    .filter((intent) => tries.some((each) => isOutdated(intent, each)))
    .map(({ key }) => key);
  return replaces.length === 0 ? {} : { replaces };
}

/** A refund says nothing about another payment's. */
function isOutdated(intent: Intent, { kind, invoiceId, target }: Try): boolean {
  if (intent.invoiceId !== invoiceId || !outdatedKinds[kind].includes(intent.kind)) return false;
  return kind !== 'refund' || intent.target === target;
}

/** Returns the intents whose outcomes are still shown: one that was replaced is, if it has an effect after all. */
export function withoutReplaced(intents: readonly Intent[]): Intent[] {
  const replaced = new Set(intents.flatMap(({ replaces = [] }) => replaces));
  return intents.filter((intent) => !replaced.has(intent.key) || !isWithoutEffect(intent));
}

/** Whether nothing was done, and nothing will be. */
export function isWithoutEffect({ state: { name } }: Pick<Intent, 'state'>): boolean {
  return name === 'refused' || name === 'not_received' || name === 'abandoned';
}
