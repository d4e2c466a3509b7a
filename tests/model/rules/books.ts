/** What must always be true of WisePay's books, worked out from the records alone. */
import type { InvoiceRecord, LedgerState, PaymentRecord } from '#sandbox/wisepay/ledger/records.ts';

/** Describes each error in the books; empty if there are none. */
export function errorsInBooks(state: LedgerState): string[] {
  return [
    ...state.invoices.flatMap((invoice) => errorsInInvoice(invoice, state)),
    ...unclaimedEffects(state),
  ];
}

/** By key: the ID of the record that it created, or `nothing`. */
export function effectsByKey({ operations }: LedgerState): Map<string, string> {
  return new Map(
    operations.flatMap(({ key, outcome }): [string, string][] => {
      if (typeof outcome === 'string' || outcome.status >= 400) return [];
      const { body } = outcome;
      const id = typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : 'nothing';
      return [[key, id]];
    }),
  );
}

function errorsInInvoice(invoice: InvoiceRecord, { settings }: LedgerState): string[] {
  const { id, total, payments, reminders, terminalPayments } = invoice;
  const errors = payments.flatMap(errorsInPayment);
  const keepsSurcharges = settings.surchargeInRefunds === 'never';
  if (keepsSurcharges && payments.some(givesSurchargeBack)) {
    errors.push(`${id}: a surcharge was given back against the merchant’s rule`);
  }
  // A person who paid the rest could not foresee that the bank approves after the terminal gave up.
  const late = terminalPayments.filter((each) => each.late).map(({ paymentId }) => paymentId);
  const taken = sumOf(
    payments
      .filter(({ id, state }) => (state === 'pending' || state === 'settled') && !late.includes(id))
      .map((each) => each.amount.value),
  );
  if (taken > Math.max(0, total.value)) errors.push(`${id}: more is paid than was owed`);
  const booked = payments.flatMap(({ terminalPaymentId }) => terminalPaymentId ?? []);
  if (new Set(booked).size < booked.length)
    errors.push(`${id}: a card was charged twice for one terminal payment`);
  if (terminalPayments.filter(({ endedAt }) => endedAt === undefined).length > 1) {
    errors.push(`${id}: two terminals wait for one invoice`);
  }
  const emailedAt = reminders.filter(({ state }) => state === 'accepted').map(({ at }) => Date.parse(at));
  const isTooSoon = emailedAt.some(
    (at, index) => at - (emailedAt[index - 1] ?? -Infinity) < settings.reminderCooldownMs,
  );
  if (isTooSoon) errors.push(`${id}: the payer was reminded twice within the cooldown`);
  return errors;
}

function errorsInPayment({ id, amount, surcharge, refunds }: PaymentRecord): string[] {
  const counting = refunds.filter(({ state }) => state !== 'failed');
  const errors: string[] = [];
  if (sumOf(counting.map((refund) => refund.amount.value)) > amount.value) {
    errors.push(`${id}: more is given back than was paid`);
  }
  if (sumOf(counting.map((refund) => refund.surcharge.value)) > surcharge.value) {
    errors.push(`${id}: more surcharge is given back than was paid`);
  }
  return errors;
}

function givesSurchargeBack({ refunds }: PaymentRecord): boolean {
  return refunds.some(({ kind, surcharge }) => kind === 'refund' && surcharge.value > 0);
}

/** Every effect belongs to exactly one key. */
function unclaimedEffects(state: LedgerState): string[] {
  const claims = state.operations.flatMap(({ key, kind }) => {
    const id = effectsByKey(state).get(key);
    return id === undefined || kind === 'terminal_cancel' ? [] : [id];
  });
  const effects = state.invoices.flatMap(({ terminalPayments, payments, reminders }) => [
    ...terminalPayments.map(({ id }) => id),
    ...payments.flatMap(({ refunds }) => refunds.map(({ id }) => id)),
    ...reminders.map(({ id }) => id),
  ]);
  return [
    ...effects
      .filter((id) => claims.filter((claim) => claim === id).length !== 1)
      .map((id) => `${id} does not belong to exactly one key`),
    ...claims.filter((id) => !effects.includes(id)).map((id) => `${id} was promised and never made`),
  ];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
