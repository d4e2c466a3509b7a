/** Details that are closed at first: the payment link and the invoice's activity. */
import type { Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { type GalleryState, panel } from '../gallery-state.ts';
import { galleryOrigin, galleryTime, invoiceOf, ready, usd } from './base.ts';

/** Every kind of activity, and one that this version has no text for. */
const activity: Invoice['activity'] = [
  ['payment', 'Visa •••• 4242'],
  ['payment_failed', 'Visa •••• 4242'],
  ['payment_returned', 'Bank debit •••• 6789'],
  ['refund', 'Visa •••• 4242'],
  ['void', 'Mastercard •••• 5454'],
  ['refund_failed', 'account_closed'],
  ['void_failed', 'Mastercard •••• 5454'],
  ['terminal_payment', 'Front desk: timed_out'],
  ['reminder', 'billing@contoso-dental.example'],
  ['reminder_skipped', 'billing@contoso-dental.example'],
  ['reminder_failed', 'billing@contoso-dental.example'],
  ['dispute_opened', 'The payer disputes the payment'],
].map(([kind = '', text = ''], index) => ({
  at: new Date(Date.parse(galleryTime) - index * 7_000_000).toISOString(),
  kind,
  text,
  ...(index % 3 !== 0 && { by: 'Pat Admin' }),
  ...(!kind.startsWith('reminder') && { amount: usd(10000 + index) }),
  ...(kind === 'payment' && { surcharge: usd(250) }),
}));

/** The button that shows the payment link's QR code. */
export const paymentLinkCode = ['.link-buttons [aria-expanded]'];
const scheduledCode = [...paymentLinkCode, '.payment-link section .link-buttons [aria-expanded]'];
const copy = '.link-buttons .secondary';
const log = ['.activity summary'];

export function detailStates(): GalleryState[] {
  const invoice = invoiceOf('20101');
  const paymentLink = `${galleryOrigin}/link/${'a3f81c5e'.repeat(70)}`;
  const long = Array.from({ length: 60 }, (_, index) => ({
    ...activity[index % 10],
    at: galleryTime,
    kind: 'reminder',
  }));
  return [
    panel('payment-link', { view: ready(invoice) }, { pressed: paymentLinkCode }),
    panel('payment-link-scheduled', { view: ready(invoiceOf('20106')) }, { pressed: paymentLinkCode }),
    panel('payment-link-scheduled-code', { view: ready(invoiceOf('20106')) }, { pressed: scheduledCode }),
    panel(
      'payment-link-too-long-for-a-code',
      { view: ready({ ...invoice, paymentLink }) },
      { pressed: paymentLinkCode },
    ),
    panel('payment-link-elsewhere', {
      view: ready({ ...invoice, paymentLink: 'https://secure2.wise-sync.com/link/1' }),
    }),
    panel('payment-link-copy-pressed', { view: ready(invoice) }, { pressed: [copy] }),
    panel(
      'payment-link-copy-and-code-pressed',
      { view: ready(invoice) },
      { pressed: [copy, ...paymentLinkCode] },
    ),
    panel('activity-closed', { view: ready({ ...invoice, activity }) }),
    panel('activity-open', { view: ready({ ...invoice, activity }) }, { pressed: log }),
    panel('activity-more-than-shown', { view: ready({ ...invoice, activity: long }) }, { pressed: log }),
  ];
}
