/** Words for payments and refunds. */
import type { Payment, Refund } from '../../lib/wisepay/schemas/payment.ts';

/** How a payment was made: `Visa •••• 4242`. */
export function methodWords({ kind, brand, last4 }: Payment['method']): string {
  const name = kind === 'card' ? (brand ?? 'Card') : 'Bank account';
  return last4 === undefined ? name : `${name} •••• ${last4}`;
}

/** Where a refund of the payment goes: `to the bank account •••• 6789`. */
function destinationWords({ kind, brand, last4 }: Payment['method']): string {
  const name = kind === 'card' ? (brand ?? 'the card') : 'the bank account';
  return last4 === undefined ? `to ${name}` : `to ${name} •••• ${last4}`;
}

/** What is done with a payment: `to Visa •••• 4242`; a void gives nothing back, it undoes the payment. */
export function directionWords(kind: Refund['kind'], method: Payment['method']): string {
  return kind === 'void' ? `of the payment by ${methodWords(method)}` : destinationWords(method);
}

export const reasonWords: Readonly<Record<Refund['reason'], string>> = {
  duplicate: 'Paid twice',
  overcharged: 'Charged too much',
  requested_by_customer: 'Asked for by the customer',
  other: 'Another reason',
};

export const refundKindWords: Readonly<Record<Refund['kind'], string>> = { refund: 'Refund', void: 'Void' };

export const refundStateWords: Readonly<Record<Refund['state'], string>> = {
  pending: 'Pending',
  succeeded: 'Succeeded',
  failed: 'Failed',
};

/** Gateways’ codes that are worth words of their own. */
const failures: ReadonlyMap<string, string> = new Map([
  ['account_closed', 'The account is closed.'],
  ['card_expired', 'The card has expired.'],
  ['insufficient_funds', 'The merchant’s balance did not cover it.'],
  ['declined', 'The bank declined it.'],
]);

/** Why a refund failed, as far as WisePay says. */
export function failureWords(failure: string | undefined): string {
  if (failure === undefined) return 'WisePay does not say why.';
  return failures.get(failure) ?? `WisePay’s reason: ${failure}.`;
}
