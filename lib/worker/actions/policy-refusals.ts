/**
 * What the administrator's policy forbids, and refunds of surcharges that stay with the merchant. The worker checks
 * this before anything is written down or sent.
 */
import { CodedError, refused } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ActionId } from '../../wisepay/contract/action-ids.ts';
import type { Invoice } from '../../wisepay/schemas/invoice.ts';
import { surchargeRefundOf } from '../../wisepay/surcharge-refund.ts';
import { type Intent, type NewIntent, paymentIdOf } from '../operations/intent.ts';
import { refundBodies, refundTotal } from './refund.ts';

/**
 * No policy can turn off canceling a terminal payment.
 *
 * @throws {CodedError} `refused` with `disabled_by_policy` if the administrator has turned the action off
 */
export function requireAllowed({ disabledActions }: Policy, action: ActionId | Intent['kind']): void {
  if (disabledActions.some((disabled) => disabled === action)) throw refused('disabled_by_policy');
}

/**
 * @param invoice as the policy restricts it
 * @throws {CodedError} `refused` with `cooldown` if the last reminder is too recent for WisePay or the administrator
 */
export function requireCooledDown({ actions: { remind } }: Invoice): void {
  if (!remind.allowed && remind.reason === 'cooldown') throw refused('cooldown');
}

/**
 * @param parts what was reviewed together; their requests count, whatever a message says
 * @throws {CodedError} `refused` if the policy does not allow all of it: `disabled_by_policy`, `refund_above_limit` or
 *   `refund_note_required`; with `surcharge_not_refundable` if the surcharge stays with the merchant
 */
export function requireAllAllowed(
  policy: Policy,
  invoice: Invoice,
  parts: readonly (NewIntent | Intent)[],
): void {
  for (const { kind } of parts) requireAllowed(policy, kind);
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

/** Whether the policy requires a fresh sign-in before what was reviewed together. */
export function needsStepUp(
  { stepUpAbove }: Policy,
  invoice: Invoice,
  parts: readonly (NewIntent | Intent)[],
): boolean {
  return isAbove(refundTotal(invoice, parts), stepUpAbove);
}

/** False without a limit. A limit in one currency does not cover another, so an amount in another is above it. */
function isAbove({ value, currency }: Money, limit: Money | null): boolean {
  return limit !== null && value > 0 && (currency !== limit.currency || value > limit.value);
}

/**
 * Whether any of the parts would give back a surcharge that stays with the merchant. A part that was sent is not judged
 * again: it has changed its payment. A payment that has not settled is voided, which undoes it with its surcharge.
 */
function givesBackKeptSurcharge(
  parts: readonly (NewIntent | Intent)[],
  { payments, surchargeInRefunds: merchant }: Invoice,
  policy: Policy,
): boolean {
  const administrator = policy.surchargeInRefunds ?? undefined;
  return parts.filter(isUnsent).some((part) => {
    const payment = payments.find(({ id }) => id === paymentIdOf(part));
    if (payment?.state !== 'settled' || payment.surcharge.value === 0) return false;
    const isIncluded = refundBodies([part]).some(({ includesSurcharge }) => includesSurcharge);
    return isIncluded && !surchargeRefundOf(payment, { merchant, administrator }).isPossible;
  });
}

function isUnsent(part: NewIntent | Intent): boolean {
  return !('state' in part) || part.state.name === 'step_up';
}
