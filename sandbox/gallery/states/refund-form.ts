/** The refund form: choosing, the review, and everything that prevents a refund. */
import { newRefundDraft, newRefundPart } from '#components/refund/refund-plan.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import type { RefundDraft } from '#lib/protocol/drafts-message.ts';
import type { ShownOperation } from '#lib/protocol/shown.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import type { PaymentRecord } from '../../wisepay/ledger/records.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, paymentOn, ready, refundOf, usd } from './base.ts';

/** The form as it opens on a view, with the user's changes. */
function form(
  name: string,
  view: ReadyView,
  typed: (draft: RefundDraft) => Partial<RefundDraft> = () => ({}),
  state: Partial<PanelState> = {},
): GalleryState {
  const fresh = newRefundDraft(view);
  const refund = { ...fresh, ...typed(fresh) };
  return panel(
    nameOf('refund', name),
    { view, ...state },
    { drafts: draftsOn(view, { form: 'refund', refund }) },
  );
}

/** Every part with another amount. */
const amount = (text: string) => (draft: RefundDraft) => ({
  parts: draft.parts.map((part) => ({ ...part, amount: text })),
});

/** A payment for each reason why it cannot be refunded, and one whose refund is not certain yet. */
function impossible(): PaymentRecord[] {
  const card = paymentOn('20111');
  const bank = paymentOn('INV-2024/0009.A');
  return [
    { ...card, id: 'pay_uncertain' },
    { ...card, id: 'pay_failed', state: 'failed' },
    { ...card, id: 'pay_void', state: 'void' },
    { ...bank, id: 'pay_debit', amount: usd(20000) },
    { ...card, id: 'pay_spent', refunds: [refundOf({ amount: card.amount, state: 'succeeded' })] },
    { ...card, id: 'pay_unsettled', state: 'pending', refunds: [refundOf()] },
  ];
}

const uncertain: ShownOperation = {
  intentId: 'intent-1',
  kind: 'refund',
  state: 'open',
  paymentId: 'pay_uncertain',
  amount: usd(30000),
};

export function refundFormStates(): GalleryState[] {
  const one = ready(invoiceOf('20103'));
  const two = ready(invoiceOf('20111'));
  const kept = ready(invoiceOf('20121'));
  const keptOfOne = ready(
    invoiceOf('20103', { payments: [{ ...paymentOn('20103'), surchargeRefundable: false }] }),
  );
  const card = paymentOn('20102');
  const unsettled = ready(invoiceOf('20102', { payments: [{ ...card, state: 'pending' }] }));
  const none = ready(invoiceOf('20111', { payments: impossible(), total: usd(110000) }), {
    operations: [uncertain],
  });
  const no = { allowed: false, reason: 'disabled' } as const;
  const turnedOff = { ...one, invoice: { ...one.invoice, actions: { ...one.invoice.actions, refund: no } } };
  const filled = { reason: 'duplicate', note: 'Charged twice on 9 June, see ticket 7731.' } as const;
  const reviewed = (view: ReadyView) => ({ ...filled, reviewedVersion: view.invoice.version });
  const all = (view: ReadyView) => ({
    parts: view.invoice.payments.map((payment) => newRefundPart(payment, view)),
  });
  const limited = { limit: usd(10000), needsNote: true };
  return [
    form('form-one-payment', one),
    form('form-several-payments', two),
    form('form-several-chosen', two, () => all(two)),
    form('form-filled', one, () => filled),
    form('form-without-surcharge', one, ({ parts }) => ({
      parts: parts.map((part) => ({ ...part, includesSurcharge: false })),
    })),
    form('form-surcharge-stays', kept),
    form('form-surcharge-stays-by-policy', { ...one, refundRules: { needsNote: false, surcharge: 'never' } }),
    form('form-surcharge-of-this-payment-stays', keptOfOne),
    form('form-surcharge-left-out-at-first', {
      ...one,
      refundRules: { needsNote: false, surcharge: 'left_out' },
    }),
    form('form-void', unsettled),
    form('form-bad-amount', one, amount('twelve')),
    form('form-amount-above-the-payment', one, amount('700')),
    form('form-payment-has-changed', one, ({ parts }) => ({
      parts: parts.map((part) => ({ ...part, seenRefundable: usd(70000) })),
    })),
    form('form-above-the-limit', { ...one, refundRules: limited }, () => filled),
    form('form-limit-in-another-currency', {
      ...one,
      refundRules: { limit: { value: 10000, currency: 'EUR' }, needsNote: false },
    }),
    form('form-note-needed', { ...one, refundRules: { needsNote: true } }, () => ({ reason: 'other' })),
    form('form-nothing-refundable', none),
    form('form-impossible-meanwhile', turnedOff, () => filled),
    panel('no-refund-for-several-reasons', { view: none }),
    panel('no-refund-for-one-reason', { view: ready(invoiceOf('INV-2024/0009.A')) }),
    panel('no-refund-while-one-is-uncertain', {
      view: { ...one, operations: [{ ...uncertain, paymentId: one.invoice.payments[0]?.id }] },
    }),
    form('form-changed-since-review', one, () => ({ ...filled, reviewedVersion: 'older' })),
    form('review', one, () => reviewed(one)),
    form('review-of-a-part', one, (draft) => ({ ...reviewed(one), ...amount('250')(draft) })),
    form('review-without-a-surcharge-that-stays', kept, () => reviewed(kept)),
    form('review-of-several', two, () => ({ ...reviewed(two), ...all(two) })),
    form('review-of-a-void', unsettled, () => reviewed(unsettled)),
    form('review-sending', one, () => reviewed(one), { busy: 'refund' }),
  ];
}
