/** What the administrator's policy forbids, checked by the worker before anything is written down or sent. */
import * as v from 'valibot';
import { CodedError } from '../errors.ts';
import type { Money } from '../money.ts';
import { sumMoney } from '../money-sums.ts';
import type { Intent } from '../operations/intent.ts';
import type { Policy, PolicyAction } from '../policy/policy.ts';
import { refundedSurcharge } from '../surcharge.ts';
import type { Invoice } from '../wisepay/schemas/invoice.ts';
import { refundRequestSchema } from '../wisepay/schemas/refund-request.ts';

/** One payment's part of a refund, as far as its sum goes. */
export interface RefundShare {
  readonly paymentId: string;
  /** Without surcharge. */
  readonly amount: Money;
  readonly includesSurcharge: boolean;
}

/** @throws {CodedError} `refused` where the administrator has turned the action off */
export function requireAllowed({ disabledActions }: Policy, action: PolicyAction): void {
  if (disabledActions.includes(action)) throw refused('disabled_by_policy');
}

/**
 * @param total what one refund gives back in all, surcharge included
 * @throws {CodedError} `refused` where the policy does not allow that refund
 */
export function requireRefundAllowed(policy: Policy, total: Money, note: string | undefined): void {
  requireAllowed(policy, 'refund');
  if (isAbove(total, policy.refundLimit)) throw refused('refund_above_limit');
  if (policy.refundNeedsReason && (note ?? '').trim() === '') throw refused('refund_note_required');
}

/**
 * @param invoice as the policy leaves it
 * @throws {CodedError} `refused` where the last reminder is too recent, for WisePay or for the administrator
 */
export function requireCooledDown({ actions: { remind } }: Invoice): void {
  if (!remind.allowed && remind.reason === 'cooldown') throw refused('cooldown');
}

/** Whether what waits for a sign-in may still be sent: the policy may have changed in the meantime. */
export function allowsWaiting(policy: Policy, invoice: Invoice, waiting: readonly Intent[]): boolean {
  try {
    const shares = waiting
      .filter(({ kind }) => kind === 'refund')
      .map(({ target, request }) => ({
        paymentId: target.replace(/^payment /, ''),
        ...v.parse(v.object(refundRequestSchema.entries), request.body),
      }));
    if (waiting.some(({ kind }) => kind === 'terminal_payment')) requireAllowed(policy, 'terminal');
    if (waiting.some(({ kind }) => kind === 'reminder')) requireAllowed(policy, 'remind');
    for (const { note } of shares) requireRefundAllowed(policy, refundTotal(invoice, shares), note);
    return true;
  } catch {
    return false;
  }
}

/** Whether the policy wants a fresh sign-in before a refund of that sum. */
export function needsStepUp({ stepUpAbove }: Policy, total: Money): boolean {
  return isAbove(total, stepUpAbove);
}

/** What goes back in all, surcharge included, as far as the invoice's payments tell. */
export function refundTotal({ payments, currency }: Invoice, shares: readonly RefundShare[]): Money {
  const parts = shares.flatMap(({ paymentId, amount, includesSurcharge }) => {
    const payment = includesSurcharge ? payments.find(({ id }) => id === paymentId) : undefined;
    return payment === undefined ? [amount] : [amount, refundedSurcharge(payment, amount)];
  });
  return sumMoney(currency, parts);
}

/** A limit in one currency says nothing about another one, and so does not allow it. */
function isAbove({ value, currency }: Money, limit: Money | null): boolean {
  return limit !== null && (currency !== limit.currency || value > limit.value);
}

function refused(problemCode: string): CodedError {
  return new CodedError('refused', { problemCode });
}
