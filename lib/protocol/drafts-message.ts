/**
 * What a person has typed, on its way from the panel to a window of the extension's own: the same form goes on there.
 * It is a draft and no more: whatever is sent from it is checked like everything else.
 */
import * as v from 'valibot';
import { moneySchema } from '../money/money.ts';
import { idSchema } from '../wisepay/schemas/common.ts';
import { scheduledPaymentSchema } from '../wisepay/schemas/invoice.ts';
import { refundReasonSchema } from '../wisepay/schemas/payment.ts';
import { invoiceVersionSchema } from '../wisepay/schemas/requests.ts';

/** Longer than anything that a person types into a field here, in characters. */
const fieldSchema = v.pipe(v.string(), v.maxLength(1_000));

/** The automatic payment that the person was warned of, and goes on in spite of; null while none was acknowledged. */
const acknowledgedSchema = v.nullable(scheduledPaymentSchema);

/** The same for terminal payments whose outcome is unknown: WisePay's ids. */
const acknowledgedPaymentsSchema = v.pipe(v.array(idSchema), v.maxLength(100), v.readonly());

const payDraftSchema = v.strictObject({
  acknowledged: acknowledgedSchema,
  acknowledgedPayments: acknowledgedPaymentsSchema,
});

const terminalDraftSchema = v.strictObject({
  terminalId: v.nullable(idSchema),
  /** As it was typed. */
  amount: fieldSchema,
  /** The balance that the person started from. */
  seenBalance: moneySchema,
  /** What the person had on screen when they last changed something: what is sent is made of this version of the invoice. */
  seen: v.strictObject({
    version: invoiceVersionSchema,
    /** What a card is charged, at least and at most; null where that could not be told. */
    total: v.nullable(v.strictObject({ least: moneySchema, most: moneySchema })),
  }),
  acknowledged: acknowledgedSchema,
  acknowledgedPayments: acknowledgedPaymentsSchema,
  /** Whether it was sent; it is done with once the payment shows. */
  isSent: v.boolean(),
});

/** How many payments one refund may be over. */
export const mostRefundParts = 20;

const refundPartDraftSchema = v.strictObject({
  paymentId: idSchema,
  /** As it was typed, without surcharge. */
  amount: fieldSchema,
  includesSurcharge: v.boolean(),
  /** What was left of the payment when it was chosen. */
  seenRefundable: moneySchema,
});

const refundDraftSchema = v.strictObject({
  parts: v.pipe(v.array(refundPartDraftSchema), v.maxLength(mostRefundParts), v.readonly()),
  reason: v.nullable(refundReasonSchema),
  note: fieldSchema,
  /** The version of the invoice that is under review; a review of another version does not hold. */
  reviewedVersion: v.nullable(v.string()),
});

/** Panel → worker → window, which parses them once more: they lie in the session storage in between. */
export const draftsSchema = v.strictObject({
  /** The invoice that they belong to, by a name of the panel's own. */
  invoice: fieldSchema,
  /** The form on screen: one at a time. */
  form: v.nullable(v.picklist(['pay', 'terminal', 'refund', 'reminder'])),
  pay: v.nullable(payDraftSchema),
  terminal: v.nullable(terminalDraftSchema),
  refund: v.nullable(refundDraftSchema),
});

/** Everything that a person has chosen and typed for one invoice. */
export type StoredDrafts = Readonly<v.InferOutput<typeof draftsSchema>>;

/** What a person has chosen and typed for a payment on a terminal. */
export type TerminalDraft = Readonly<v.InferOutput<typeof terminalDraftSchema>>;

/** What a person has chosen and typed for a refund. */
export type RefundDraft = Readonly<v.InferOutput<typeof refundDraftSchema>>;

/** What a person has chosen and typed for one payment of a refund. */
export type RefundPartDraft = Readonly<v.InferOutput<typeof refundPartDraftSchema>>;

/** The panel's forms, by what they are for. */
export type FormName = NonNullable<StoredDrafts['form']>;
