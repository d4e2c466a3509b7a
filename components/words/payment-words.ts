/** Words for payments and refunds. */
import { t } from '../../lib/i18n/translate.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import {
  methodKindSchema,
  type Payment,
  type Refund,
  refundKindSchema,
  refundReasonSchema,
  refundStateSchema,
} from '../../lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '../../lib/wisepay/schemas/terminal-payment.ts';
import { unlistedWords } from './sentences.ts';

/**
 * A card as people know it: `Visa •••• 4242`, or `Visa` if WisePay does not tell its digits. It is the same in every
 * language; in a sentence it is one value.
 */
export function cardText(brand: string, last4: string | undefined): string {
  return last4 === undefined ? brand : `${brand} •••• ${last4}`;
}

/** A card at a terminal, as far as WisePay describes it; undefined if WisePay tells nothing. */
export function cardWords({ brand, last4 }: NonNullable<TerminalPayment['card']>): string | undefined {
  if (brand) return cardText(brand, last4);
  return last4 === undefined ? undefined : t('payment.method.cardEnding', { last4 });
}

/** The kinds of card that have their own words. WisePay may name others. */
const knownCardKinds = ['credit', 'debit', 'prepaid'] as const;

/** The kind of a card: `debit`. One without its own words stays as WisePay sent it; undefined if WisePay names none. */
export function cardKindWords(kind: string | undefined): string | undefined {
  const known = knownCardKinds.find((each) => each === kind?.toLowerCase());
  if (known !== undefined) return t(`payment.cardKind.${known}`);
  return kind === undefined || kind.trim() === '' ? undefined : kind;
}

/** How a payment was made: `Visa •••• 4242`. */
export function methodWords({ kind, brand, last4 }: Payment['method']): string {
  if (kind === 'card' && brand !== undefined) return cardText(brand, last4);
  if (!isListed(methodKindSchema, kind)) return cardText(brand ?? unlistedWords(kind), last4);
  if (last4 === undefined) return t(kind === 'card' ? 'payment.method.card' : 'payment.method.bankAccount');
  return t(kind === 'card' ? 'payment.method.cardEnding' : 'payment.method.bankAccountEnding', { last4 });
}

/** Where a refund of the payment goes, in the form that follows "Refund to": `the bank account •••• 6789`. */
function destinationWords(method: Payment['method']): string {
  const { kind, brand, last4 } = method;
  if ((kind === 'card' && brand !== undefined) || !isListed(methodKindSchema, kind))
    return methodWords(method);
  if (last4 === undefined) {
    return t(kind === 'card' ? 'payment.destination.card' : 'payment.destination.bankAccount');
  }
  return t(kind === 'card' ? 'payment.destination.cardEnding' : 'payment.destination.bankAccountEnding', {
    last4,
  });
}

/** What a refund goes to; or the payment that a void undoes, which gives nothing back. */
export function targetWords(kind: Refund['kind'], method: Payment['method']): string {
  return kind === 'void' ? methodWords(method) : destinationWords(method);
}

/** Why money is given back. */
export function refundReasonWords(reason: NonNullable<Refund['reason']>): string {
  if (!isListed(refundReasonSchema, reason)) return unlistedWords(reason);
  // A message named `other` would be taken for a plural form.
  return t(reason === 'other' ? 'refund.reason.another' : `refund.reason.${reason}`);
}

/** The state of a refund. */
export function refundStateWords(state: Refund['state']): string {
  return isListed(refundStateSchema, state) ? t(`refund.state.${state}`) : unlistedWords(state);
}

/** What WisePay reports about a refund if the POD has no words for its kind or its state; undefined if it has. */
export function reportedWords({ kind, state }: Pick<Refund, 'kind' | 'state'>): string | undefined {
  const unlisted = [
    ...(isListed(refundKindSchema, kind) ? [] : [kind]),
    ...(isListed(refundStateSchema, state) ? [] : [state]),
  ];
  return unlisted.length === 0 ? undefined : unlisted.map(unlistedWords).join(', ');
}

/** Gateways’ codes that have their own words. */
const knownFailures = ['account_closed', 'card_expired', 'insufficient_funds', 'declined'] as const;

/** Why a refund failed, as far as WisePay says. */
export function failureWords(failure: string | undefined): string {
  if (failure === undefined) return t('refund.failure.untold');
  const known = knownFailures.find((each) => each === failure);
  return known === undefined ? t('refund.failure.unknown', { code: failure }) : t(`refund.failure.${known}`);
}
