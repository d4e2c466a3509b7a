/** Card and bank details as typed on the payments screen. Only masked data leaves this file. */
import * as v from 'valibot';
import { type Payment, paymentMethodSchema } from '#lib/wisepay/schemas/payment.ts';

/** A wallet is a payment method that the contract does not list. */
export type MethodKind = 'card' | 'bank_debit' | 'wallet';

/** Prefilled: the sandbox has no cardholders, and this saves typing. */
export const testDetails: Readonly<Record<string, string>> = {
  cardNumber: '4242 4242 4242 4242',
  expiry: '12/39',
  securityCode: '123',
  cardName: 'Test Payer',
  accountName: 'Test Payer',
  routingNumber: '110000000',
  accountNumber: '000123456789',
};

/** The card that the sandbox's gateway always declines. */
const declinedCard = '4000000000000002';

const digits = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/[\s-]/g, '')),
);

const cardSchema = v.object({
  cardNumber: v.pipe(
    digits,
    v.regex(/^\d{12,19}$/, 'Check the card number.'),
    v.check(passesLuhn, 'Check the card number.'),
    v.check((number) => number !== declinedCard, 'The card was declined. Try another one.'),
  ),
  expiry: v.pipe(
    v.string(),
    v.regex(/^(?:0[1-9]|1[0-2])\s*\/\s*\d{2}$/, 'Enter the expiry as MM/YY.'),
    v.check(isInFuture, 'The card has expired.'),
  ),
  securityCode: v.pipe(v.string(), v.regex(/^\d{3,4}$/, 'Check the security code.')),
  cardName: v.pipe(v.string(), v.minLength(1, 'Enter the name on the card.')),
});

const bankSchema = v.object({
  accountName: v.pipe(v.string(), v.minLength(1, 'Enter the account holder.')),
  routingNumber: v.pipe(digits, v.regex(/^\d{9}$/, 'A routing number has nine digits.')),
  accountNumber: v.pipe(digits, v.regex(/^\d{4,17}$/, 'Check the account number.')),
});

/** The payment method to store, or what is wrong with the details. */
export type ParsedDetails =
  | { readonly method: Payment['method'] }
  /** The text for the user. */
  | { readonly problem: string };

/** The payment method to store: kind, brand and last four digits; or what is wrong with the details. */
export function parseDetails(kind: MethodKind, fields: Readonly<Record<string, string>>): ParsedDetails {
  if (kind === 'wallet') {
    return { method: { kind: v.parse(paymentMethodSchema.entries.kind, kind), brand: 'Apple Pay' } };
  }
  if (kind === 'card') {
    const card = v.safeParse(cardSchema, fields);
    if (!card.success) return { problem: card.issues[0].message };
    const { cardNumber } = card.output;
    return { method: { kind, brand: brandOf(cardNumber), last4: cardNumber.slice(-4) } };
  }
  const bank = v.safeParse(bankSchema, fields);
  if (!bank.success) return { problem: bank.issues[0].message };
  return { method: { kind, last4: bank.output.accountNumber.slice(-4) } };
}

function brandOf(cardNumber: string): string {
  if (cardNumber.startsWith('4')) return 'Visa';
  if (/^(?:5[1-5]|2[2-7])/.test(cardNumber)) return 'Mastercard';
  return /^3[47]/.test(cardNumber) ? 'American Express' : 'Card';
}

/** The check digit of card numbers (ISO/IEC 7812-1): every second digit from the right counts double. */
function passesLuhn(cardNumber: string): boolean {
  const total = [...cardNumber].reverse().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return total % 10 === 0;
}

/** A card is valid until the end of its month. */
function isInFuture(expiry: string): boolean {
  const [month, year] = expiry.split('/').map(Number);
  if (month === undefined || year === undefined) return false;
  return Date.now() < Date.UTC(2000 + year, month, 1);
}
