/** `GET /invoices`: the invoice as the POD works with it. */
import * as v from 'valibot';
import { type Money, moneySchema } from '../../money/money.ts';
import { activityEntrySchema } from './activity.ts';
import {
  amountSchema,
  currencySchema,
  dateSchema,
  described,
  emailSchema,
  idSchema,
  listOf,
  reasonSchema,
  textSchema,
  timestampSchema,
  urlSchema,
  wordsSchema,
} from './common.ts';
import { openListOf } from './open-values.ts';
import { paymentSchema } from './payment.ts';
import { invoiceVersionSchema } from './requests.ts';
import { scheduledPaymentSchema, withAmountIn } from './scheduled-payment.ts';
import { surchargeInRefundsSchema, surchargeRuleSchema } from './surcharge.ts';
import { terminalSchema } from './terminal.ts';
import { terminalPaymentSchema } from './terminal-payment.ts';
import { absentable, decoration, listOrNulls, orElse } from './tolerant.ts';

/** WisePay's invoice states that the POD knows (its public help center), and `outstanding`: waiting to be paid. */
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

export type InvoiceStatus = v.InferOutput<typeof invoiceFieldsSchema>['status'];

/** PSA's invoice types that the POD knows. A credit memo is zero or negative. */
export const invoiceTypeSchema = v.picklist([
  'agreement',
  'credit_memo',
  'down_payment',
  'miscellaneous',
  'progress',
  'standard',
]);

/** The known reasons why an action is not offered. */
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
  v.object({ allowed: v.literal(false), reason: decoration(openListOf(actionReasonSchema)) }),
]);

/** An action that is not clearly allowed is not offered. */
const toldActionSchema = orElse(actionSchema, { allowed: false });

export type Action = v.InferOutput<typeof actionSchema>;

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** The fields; `invoiceSchema` adds the rules between them. */
export const invoiceFieldsSchema = v.object({
  id: idSchema,
  version: described(
    invoiceVersionSchema,
    'Changes with every change of the invoice; money-moving requests send back the one that the person saw.',
  ),
  recordId: described(textSchema, 'PSA’s id of the record.'),
  number: described(textSchema, 'The invoice number that PSA shows.'),
  type: described(openListOf(invoiceTypeSchema), 'PSA’s invoice type; a credit memo is zero or negative.'),
  company: decoration(described(wordsSchema, 'The customer that is billed.')),
  merchantId: idSchema,
  currency: described(currencySchema, 'The currency of every amount of the invoice.'),
  status: described(
    openListOf(invoiceStatusSchema),
    'WisePay’s state of the invoice. It is only shown: what may be done is told by `actions`.',
  ),
  statusReason: decoration(
    described(reasonSchema, 'Why the invoice is in this state, for people to read; shown as it is.'),
  ),
  total: moneySchema,
  paid: described(
    amountSchema,
    'What was paid towards the invoice, without surcharges; what is still settling counts, and a refund does not make it less.',
  ),
  refunded: described(amountSchema, 'What was given back of that, or is about to be.'),
  balance: described(moneySchema, 'What is still owed.'),
  dueDate: decoration(dateSchema),
  scheduledPayment: absentable(
    described(orElse(scheduledPaymentSchema, {}), 'A day on which WisePay takes the payment by itself.'),
  ),
  payer: described(
    orElse(
      v.object({
        account: decoration(described(v.boolean(), 'Whether the payer has an account at WisePay.')),
        name: decoration(wordsSchema),
        email: decoration(emailSchema),
      }),
      {},
    ),
    'Whom reminders go to.',
  ),
  payments: described(
    v.pipe(listOrNulls(paymentSchema), v.maxLength(1_000)),
    'Those that the POD cannot read are told by their number, and not refunded from there.',
  ),
  reminders: orElse(
    v.object({
      last: absentable(
        orElse(
          v.object({
            at: decoration(timestampSchema),
            to: decoration(emailSchema),
            by: decoration(wordsSchema),
          }),
          {},
        ),
      ),
      availableAt: decoration(described(timestampSchema, 'From when the next reminder may go out.')),
    }),
    {},
  ),
  terminals: orElse(listOrNulls(terminalSchema), []),
  openTerminalPayment: absentable(
    described(terminalPaymentSchema, 'The terminal payment that has not ended yet.'),
  ),
  activity: described(
    orElse(listOrNulls(activityEntrySchema), []),
    'What happened to the invoice, in any order.',
  ),
  paymentLink: decoration(described(urlSchema, 'Where the payer pays the invoice: on the web app’s origin.')),
  actions: described(
    v.object({
      pay: toldActionSchema,
      terminal: toldActionSchema,
      remind: toldActionSchema,
      refund: toldActionSchema,
    }),
    'What this person may do with this invoice now, and otherwise why not.',
  ),
  surcharge: orElse(
    v.nullable(
      described(
        listOf(surchargeRuleSchema),
        'What WisePay adds to an amount. One rule alone applies to a payment, the most specific that fits: for a card by its kind and brand, else by its brand, else by its kind, else the rule for the method; without one nothing is added. Kinds and brands are compared without regard to case. Rules are never added up. Where two of the same kind and brand differ, either may apply. Where the POD cannot read the rules, it sends nothing to a terminal.',
      ),
    ),
    null,
  ),
  surchargeInRefunds: decoration(
    described(
      surchargeInRefundsSchema,
      'Whether a refund gives the surcharge back: included unless the person leaves it out, left_out unless they include it, or never. Without it the merchant has no rule. A void always undoes the whole payment.',
    ),
  ),
});

/** The maximum number of terminals: more than any merchant has. */
const mostTerminals = 1_000;

/** How many entries of the invoice's lists could not be read and were left out. */
export const unreadableSchema = v.object({
  payments: v.optional(countSchema),
  terminals: v.optional(countSchema),
  activity: v.optional(countSchema),
});

/**
 * The invoice, with every amount in its own currency: amounts of two currencies are never added or compared. A payment
 * in another currency counts as unreadable, and so does the amount of a scheduled payment. An amount in the activity is
 * only shown, with its currency.
 */
export const invoiceSchema = v.pipe(
  invoiceFieldsSchema,
  v.check(({ activity: _, payments: __, scheduledPayment: ___, ...fields }) =>
    isAllIn(fields.currency, fields),
  ),
  v.transform(({ payments, terminals, activity, scheduledPayment, ...fields }) => {
    const lists = {
      payments: payments
        .filter((payment) => payment !== null)
        .filter((payment) => isAllIn(fields.currency, payment)),
      terminals: terminals.filter((terminal) => terminal !== null).slice(0, mostTerminals),
      activity: activity.filter((entry) => entry !== null),
    };
    const unreadable: v.InferOutput<typeof unreadableSchema> = {
      ...missing('payments', payments, lists.payments),
      ...missing('terminals', terminals, lists.terminals),
      ...missing('activity', activity, lists.activity),
    };
    return {
      ...fields,
      ...lists,
      ...(scheduledPayment && {
        scheduledPayment: withAmountIn(fields.currency, scheduledPayment),
      }),
      ...(Object.keys(unreadable).length > 0 && { unreadable }),
    };
  }),
);

export type Invoice = v.InferOutput<typeof invoiceSchema>;

function missing(name: string, all: readonly unknown[], read: readonly unknown[]) {
  return all.length > read.length && { [name]: all.length - read.length };
}

function isAllIn(currency: string, part: unknown): boolean {
  return amountsIn(part).every((amount) => amount.currency === currency);
}

/** Every amount in a part of an answer, however deep. */
function amountsIn(part: unknown): Money[] {
  if (typeof part !== 'object' || part === null) return [];
  return v.is(moneySchema, part) ? [part] : Object.values(part).flatMap(amountsIn);
}
