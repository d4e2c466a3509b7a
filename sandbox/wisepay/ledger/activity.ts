/** The activity of an invoice, newest first. */
import type { Money } from '#lib/money/money.ts';
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import type { Payment } from '#lib/wisepay/schemas/payment.ts';
import { sum } from './arithmetic.ts';
import type { InvoiceRecord, PaymentRecord, ReminderRecord, TerminalPaymentRecord } from './records.ts';

type Activity = Invoice['activity'];

/**
 * All activity as one list, with amounts as they moved, surcharge included. Kinds: `payment`, `payment_failed` and
 * `payment_returned`; `refund`, `void`, and
 * `refund_failed` or `void_failed` if the money did not go back after all; `terminal_payment` for one that took no
 * money; `reminder`, `reminder_skipped` and `reminder_failed`.
 */
export function activityOf({ payments, terminalPayments, reminders }: InvoiceRecord): Activity {
  const entries = [
    ...payments.flatMap(ofPayment),
    ...terminalPayments.flatMap(ofTerminalPayment),
    ...reminders.map(ofReminder),
  ];
  // Reversed first, so that of entries with the same time, too, the later one comes first.
  return entries.reverse().sort((a, b) => b.at.localeCompare(a.at));
}

function ofPayment({ at, method, by, refunds, failedAt, returnedAt, ...payment }: PaymentRecord): Activity {
  const text = methodText(method);
  const failedKind = returnedAt ? 'payment_returned' : 'payment_failed';
  return [
    { at, kind: 'payment', ...moved(payment), text, ...(by && { by }) },
    ...(failedAt ? [{ at: failedAt, kind: failedKind, ...moved(payment), text }] : []),
    ...refunds.flatMap((refund): Activity => {
      const { kind, state, settledAt } = refund;
      const failed = { kind: `${kind}_failed`, ...moved(refund), text };
      return [
        { at: refund.at, kind, by: refund.by, ...moved(refund), text },
        ...(state === 'failed' && settledAt ? [{ at: settledAt, ...failed }] : []),
      ];
    }),
  ];
}

function ofTerminalPayment({
  state,
  endedAt,
  paymentId,
  by,
  total,
  terminal,
}: TerminalPaymentRecord): Activity {
  if (!endedAt || paymentId) return [];
  const text = `${terminal.label}: ${state.replaceAll('_', ' ')}`;
  return [{ at: endedAt, kind: 'terminal_payment', by, amount: total, text }];
}

/** The sum that moved between the accounts, and the surcharge in it. */
function moved({ amount, surcharge }: Pick<PaymentRecord, 'amount' | 'surcharge'>): {
  readonly amount: Money;
  readonly surcharge: Money;
} {
  return { amount: sum(amount.currency, [amount, surcharge]), surcharge };
}

function ofReminder({ at, by, to, state }: ReminderRecord): Activity[number] {
  return { at, kind: state === 'accepted' ? 'reminder' : `reminder_${state}`, by, text: to };
}

const names: Readonly<Record<string, string>> = { card: 'Card', bank_debit: 'Bank debit' };

/** `Visa •••• 4242`, or `Bank debit •••• 6789`. */
export function methodText({ kind, brand, last4 }: Payment['method']): string {
  const name = brand ?? names[kind] ?? kind;
  return last4 ? `${name} •••• ${last4}` : name;
}
