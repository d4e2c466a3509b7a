/** `GET /invoices`: the one view of an invoice that the POD works from. */
import * as v from 'valibot';
import { type Money, moneySchema } from '../../money.ts';
import {
  amountSchema,
  currencySchema,
  dateSchema,
  described,
  emailSchema,
  idSchema,
  listOf,
  textSchema,
  timestampSchema,
  urlSchema,
} from './common.ts';
import { paymentSchema } from './payment.ts';
import { invoiceVersionSchema } from './request-parts.ts';
import { surchargeInRefundsSchema, surchargeRuleSchema } from './surcharge.ts';
import { terminalPaymentSchema } from './terminal-payment.ts';

/** WisePay's invoice states (its public help centre), and `outstanding` for one that simply waits to be paid. */
export const invoiceStatusSchema = v.picklist([
  'outstanding',
  'part_paid',
  'paid',
  'scheduled',
  'cancelled',
  'fixed',
  'payment_error',
  'processing_error',
  'deleted',
  'error',
  'overpayment',
]);

export type InvoiceStatus = v.InferOutput<typeof invoiceStatusSchema>;

/** PSA's invoice types. A credit memo is zero or negative. */
export const invoiceTypeSchema = v.picklist([
  'agreement',
  'credit_memo',
  'down_payment',
  'miscellaneous',
  'progress',
  'standard',
]);

/** Why an action is not offered. */
export const actionReasonSchema = v.picklist([
  'not_permitted',
  'invoice_paid',
  'invoice_void',
  'nothing_refundable',
  'no_terminal',
  'no_payer_account',
  'cooldown',
  'disabled',
]);

export const actionSchema = v.variant('allowed', [
  v.object({ allowed: v.literal(true) }),
  v.object({ allowed: v.literal(false), reason: actionReasonSchema }),
]);

export type Action = v.InferOutput<typeof actionSchema>;

/** A day on which WisePay will take the payment by itself: another payment before it risks paying twice. */
export const scheduledPaymentSchema = v.object({
  date: dateSchema,
  method: described(textSchema, 'What will be charged, for people to read.'),
});

/** Something that happened to the invoice. WisePay may know more kinds than the POD has words for. */
export const activityEntrySchema = v.object({
  at: timestampSchema,
  kind: described(
    textSchema,
    'The POD has words for payment, refund, void, refund_failed, void_failed, terminal_payment, reminder, reminder_skipped and reminder_failed; of any other kind it shows the text.',
  ),
  by: v.optional(described(textSchema, 'Who did it.')),
  amount: v.optional(described(moneySchema, 'The amount as it moved, surcharge included.')),
  text: v.optional(described(textSchema, 'What it was about, for people to read.')),
});

export type ActivityEntry = v.InferOutput<typeof activityEntrySchema>;

/** The fields; `invoiceSchema` adds what has to hold between them. */
export const invoiceFieldsSchema = v.object({
  id: idSchema,
  version: described(
    invoiceVersionSchema,
    'Changes with every change of the invoice; money-moving requests send back the one that the person saw.',
  ),
  recordId: described(textSchema, 'PSA’s id of the record.'),
  number: described(textSchema, 'The invoice number that PSA shows.'),
  type: described(invoiceTypeSchema, 'PSA’s invoice type; a credit memo is zero or negative.'),
  company: described(textSchema, 'The customer that is billed.'),
  merchantId: idSchema,
  currency: described(currencySchema, 'The currency of every amount of the invoice.'),
  status: described(invoiceStatusSchema, 'WisePay’s state of the invoice.'),
  total: moneySchema,
  paid: described(
    amountSchema,
    'What was paid towards the invoice, without surcharges; what is still settling counts, and a refund does not make it less.',
  ),
  refunded: described(amountSchema, 'What was given back of that, or is about to be.'),
  balance: described(moneySchema, 'What is still owed.'),
  dueDate: dateSchema,
  scheduledPayment: v.optional(
    described(scheduledPaymentSchema, 'A day on which WisePay takes the payment by itself.'),
  ),
  payer: v.object({
    account: described(v.boolean(), 'Whether the payer has an account at WisePay.'),
    name: v.optional(textSchema),
    email: v.optional(emailSchema),
  }),
  payments: listOf(paymentSchema),
  reminders: v.object({
    last: v.optional(v.object({ at: timestampSchema, to: emailSchema, by: textSchema })),
    availableAt: v.optional(described(timestampSchema, 'From when the next reminder may go out.')),
  }),
  terminals: listOf(
    v.object({
      id: idSchema,
      label: described(textSchema, 'What people call the terminal.'),
      state: v.picklist(['ready', 'busy', 'offline']),
    }),
  ),
  openTerminalPayment: v.optional(
    described(terminalPaymentSchema, 'The terminal payment that has not ended yet.'),
  ),
  activity: described(listOf(activityEntrySchema), 'What happened to the invoice, in any order.'),
  paymentLink: described(urlSchema, 'Where the payer pays the invoice: on the web app’s origin.'),
  actions: described(
    v.object({ pay: actionSchema, terminal: actionSchema, remind: actionSchema, refund: actionSchema }),
    'What this person may do with this invoice now, and otherwise why not.',
  ),
  surcharge: v.fallback(
    v.nullable(
      described(
        listOf(surchargeRuleSchema),
        'What WisePay adds to an amount. One rule alone applies to a payment, the most specific that fits: for a card by its kind and brand, else by its brand, else by its kind, else the rule for the method; without one nothing is added. Kinds and brands are compared without regard to case. Rules are never added up. Where two of the same kind and brand differ, either may apply. Where the POD cannot read the rules, it sends nothing to a terminal.',
      ),
    ),
    null,
  ),
  surchargeInRefunds: v.fallback(
    v.optional(
      described(
        surchargeInRefundsSchema,
        'Whether a refund gives the surcharge back: included unless the person leaves it out, left_out unless they include it, or never. Without it the merchant has no rule. A void always undoes the whole payment.',
      ),
    ),
    undefined,
  ),
});

/**
 * The invoice, with every amount in its own currency: figures of two currencies are never added or compared. What an
 * activity was about is only shown, with its currency.
 */
export const invoiceSchema = v.pipe(
  invoiceFieldsSchema,
  v.check(({ activity: _, ...fields }) =>
    amountsIn(fields).every(({ currency }) => currency === fields.currency),
  ),
);

export type Invoice = v.InferOutput<typeof invoiceSchema>;

/** Every amount in a part of an answer, however deep. */
function amountsIn(part: unknown): Money[] {
  if (typeof part !== 'object' || part === null) return [];
  return v.is(moneySchema, part) ? [part] : Object.values(part).flatMap(amountsIn);
}
