/** The cards that can be presented at the terminals of the sandbox. */
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';

/** A card as the terminal reads it. */
export type Card = Readonly<NonNullable<TerminalPayment['card']>>;

/** Cards by their names in the controls. One is of an unknown kind, and no provider reports Interac's digits. */
export const cards = {
  visa_credit: { brand: 'Visa', last4: '4242', kind: 'credit' },
  visa_debit: { brand: 'Visa', last4: '5556', kind: 'debit' },
  mastercard_prepaid: { brand: 'Mastercard', last4: '5100', kind: 'prepaid' },
  amex_credit: { brand: 'American Express', last4: '0005', kind: 'credit' },
  visa_untold: { brand: 'Visa', last4: '1111' },
  interac: { brand: 'interac', kind: 'debit' },
  jcb_charge: { brand: 'JCB', last4: '0505', kind: 'deferred_charge' },
} as const satisfies Readonly<Record<string, Card>>;

export type CardName = keyof typeof cards;

/** Their names; the first is the default card. */
export const cardNames = Object.keys(cards) as CardName[];
