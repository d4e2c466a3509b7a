/** Words for payments and refunds. */
import { t } from '../../lib/i18n/translate.ts';
import type { Payment, Refund } from '../../lib/wisepay/schemas/payment.ts';

/** A card as it is known by: `Visa •••• 4242`. The same in every language; in a sentence it stands as one value. */
export function cardText(brand: string, last4: string): string {
  return `${brand} •••• ${last4}`;
}

/** The kinds of card that have words of their own. WisePay may name others. */
const knownCardKinds = ['credit', 'debit', 'prepaid'] as const;

/** The kind of a card: `debit`. One without words of its own stays as WisePay sent it; undefined where it says none. */
export function cardKindWords(kind: string | undefined): string | undefined {
  const known = knownCardKinds.find((each) => each === kind?.toLowerCase());
  if (known !== undefined) return t(`payment.cardKind.${known}`);
  return kind === undefined || kind.trim() === '' ? undefined : kind;
}

/** How a payment was made: `Visa •••• 4242`. */
export function methodWords({ kind, brand, last4 }: Payment['method']): string {
  if (kind === 'card' && brand !== undefined) return last4 === undefined ? brand : cardText(brand, last4);
  if (last4 === undefined) return t(kind === 'card' ? 'payment.method.card' : 'payment.method.bankAccount');
  return t(kind === 'card' ? 'payment.method.cardEnding' : 'payment.method.bankAccountEnding', { last4 });
}

/** Where a refund of the payment goes, as it goes on after "Refund to": `the bank account •••• 6789`. */
function destinationWords(method: Payment['method']): string {
  const { kind, brand, last4 } = method;
  if (kind === 'card' && brand !== undefined) return methodWords(method);
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
export function refundReasonWords(reason: Refund['reason']): string {
  // A message named `other` would be taken for a plural form.
  return t(reason === 'other' ? 'refund.reason.another' : `refund.reason.${reason}`);
}

/** How a refund stands. */
export function refundStateWords(state: Refund['state']): string {
  return t(`refund.state.${state}`);
}

/** Gateways’ codes that are worth words of their own. */
const knownFailures = ['account_closed', 'card_expired', 'insufficient_funds', 'declined'] as const;

/** Why a refund failed, as far as WisePay says. */
export function failureWords(failure: string | undefined): string {
  if (failure === undefined) return t('refund.failure.untold');
  const known = knownFailures.find((each) => each === failure);
  return known === undefined ? t('refund.failure.unknown', { code: failure }) : t(`refund.failure.${known}`);
}
