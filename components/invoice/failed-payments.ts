/** The payments whose failure a person has to know of: they are why the invoice is due. */
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { Payment } from '../../lib/wisepay/schemas/payment.ts';

/** How many of them are told; the others are in the activity. */
const most = 3;

/** The last ones, newest first. Once nothing is due, another payment has made up for them. */
export function failedPayments({ payments, balance, actions }: ReadyView['invoice']): Payment[] {
  const isVoid = !actions.pay.allowed && actions.pay.reason === 'invoice_void';
  if (balance.value <= 0 || isVoid) return [];
  return payments
    .filter(({ state }) => state === 'failed')
    .toSorted((one, other) => timeOf(other) - timeOf(one))
    .slice(0, most);
}

/** When it failed, or else when it was made; in ms. */
function timeOf({ returnedAt, at }: Payment): number {
  return Date.parse(returnedAt ?? at ?? '') || 0;
}
