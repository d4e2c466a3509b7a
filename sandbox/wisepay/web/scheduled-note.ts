/** A warning about a scheduled payment: another payment before it risks paying twice. */
import { html } from 'hono/html';
import type { InvoiceRecord } from '../ledger/records.ts';
import type { Html } from './pages.ts';

/** The warning; undefined if no payment is scheduled. */
export function scheduledNote({ scheduledPayment }: InvoiceRecord): Html | undefined {
  return (
    scheduledPayment &&
    html`<p role="note">An automatic payment (${scheduledPayment.method}) is scheduled for ${scheduledPayment.date}.</p>`
  );
}
