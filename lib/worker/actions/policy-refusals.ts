/**
 * What the administrator's policy forbids, and refunds of surcharges that WisePay rules out, checked by the worker before
 * anything is written down or sent.
 */
import { CodedError } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import type { Policy, PolicyAction } from '../../policy/policy.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import type { Intent, NewIntent } from '../operations/intent.ts';
import { givesBackKeptSurcharge } from './kept-surcharge.ts';
import { refundBodies, refundTotal } from './refund-total.ts';

/** What turns an intent off; a payment on a terminal can always be cancelled. */
const actions: Readonly<Record<Intent['kind'], PolicyAction | undefined>> = {
  terminal_payment: 'terminal',
  terminal_cancel: undefined,
  refund: 'refund',
  reminder: 'remind',
};

/** @throws {CodedError} `refused` with `disabled_by_policy` where the administrator has turned the action off */
export function requireAllowed({ disabledActions }: Policy, action: PolicyAction): void {
  if (disabledActions.includes(action)) throw refused('disabled_by_policy');
}

/**
 * @param invoice as the policy leaves it
 * @throws {CodedError} `refused` with `cooldown` where the last reminder is too recent, for WisePay or the administrator
 */
export function requireCooledDown({ actions: { remind } }: Invoice): void {
  if (!remind.allowed && remind.reason === 'cooldown') throw refused('cooldown');
}

/**
 * @param parts what was reviewed together: what it would send counts, whatever a message says
 * @throws {CodedError} `refused` where the policy does not allow all of it: `disabled_by_policy`, `refund_above_limit` or
 *   `refund_note_required`; `surcharge_not_refundable` where WisePay does not allow it either
 */
export function requireAllAllowed(
  policy: Policy,
  invoice: Invoice,
  parts: readonly (NewIntent | Intent)[],
): void {
  for (const { kind } of parts) {
    const action = actions[kind];
    if (action !== undefined) requireAllowed(policy, action);
  }
  if (isAbove(refundTotal(invoice, parts), policy.refundLimit)) throw refused('refund_above_limit');
  const isNoteMissing = refundBodies(parts).some(({ note = '' }) => note.trim() === '');
  if (policy.refundNeedsReason && isNoteMissing) throw refused('refund_note_required');
  if (givesBackKeptSurcharge(parts, invoice, policy)) throw refused('surcharge_not_refundable');
}

/** Whether the policy allows all that was reviewed together. */
export function isAllowed(policy: Policy, invoice: Invoice, parts: readonly (NewIntent | Intent)[]): boolean {
  try {
    requireAllAllowed(policy, invoice, parts);
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

/** Whether the policy wants a fresh sign-in before what was reviewed together. */
export function needsStepUp(
  { stepUpAbove }: Policy,
  invoice: Invoice,
  parts: readonly (NewIntent | Intent)[],
): boolean {
  return isAbove(refundTotal(invoice, parts), stepUpAbove);
}

/** Nothing is above no limit. A limit in one currency says nothing about another one, and so does not allow it. */
function isAbove({ value, currency }: Money, limit: Money | null): boolean {
  return limit !== null && value > 0 && (currency !== limit.currency || value > limit.value);
}

function refused(problemCode: string): CodedError {
  return new CodedError('refused', { problemCode });
}
