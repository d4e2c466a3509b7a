/**
 * Places of the panel: a tab at either edge of the window, open at the left edge and in other widths, the review window.
 * Some with a place that the administrator has locked.
 */

import { panelWidth } from '#lib/protocol/frame-messages.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { type GalleryState, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, paymentOn, ready, refundOf } from './base.ts';
import { paymentLinkCode } from './details.ts';
import { leftPayment } from './terminal-payments.ts';

export function placeStates(): GalleryState[] {
  const view = ready(invoiceOf('20101'));
  const partPaid = ready(invoiceOf('20102'));
  const tab = (name: string, shown: Partial<ReadyView>) =>
    panel(`tab-${name}`, { view: { ...view, ...shown } }, { place: 'tab' });
  return [
    panel('collapsed', { view }, { place: 'tab' }),
    panel('collapsed-at-the-left', { view }, { place: 'tab', side: 'left' }),
    panel('tab-before-the-first-view', {}, { place: 'tab' }),
    panel('tab-of-the-side-panel', { view }, { place: 'tab', opensBeside: true }),
    panel('tab-place-locked', { view }, { place: 'tab', isPlaceLocked: true }),
    panel(
      'tab-of-the-side-panel-place-locked',
      { view },
      { place: 'tab', opensBeside: true, isPlaceLocked: true },
    ),
    panel('tab-paid', { view: ready(invoiceOf('20103')) }, { place: 'tab' }),
    ...refundedTabs(),
    tab('waiting-for-card', { terminalPayment: leftPayment({ state: 'waiting_for_card' }) }),
    tab('needs-attention', { leftPayments: [leftPayment()] }),
    panel('tab-signed-out', { view: { kind: 'sign_in', email: null } }, { place: 'tab' }),
    panel(
      'tab-unavailable',
      { view: { kind: 'unavailable', error: { code: 'offline', details: {} } } },
      { place: 'tab' },
    ),
    panel('at-the-left', { view }, { side: 'left' }),
    panel('beside-wisepays-own-pod', { view: { ...view, hosted: 'show' } }, { isHostedDue: true }),
    panel('place-locked', { view }, { isPlaceLocked: true }),
    panel('at-its-narrowest', { view: partPaid }, { width: panelWidth.least }),
    panel('at-its-widest', { view: partPaid }, { width: panelWidth.most }),
    panel('at-its-narrowest-payment-link', { view }, { width: panelWidth.least, pressed: paymentLinkCode }),
    panel('side-panel-not-opened', { view }, { hasFailed: true }),
    panel('in-a-window', { view }, { isInWindow: true }),
    panel(
      'in-a-window-click-not-yet',
      { view },
      { isInWindow: true, drafts: draftsOn(view, { form: 'remind' }), refusal: 'not_yet' },
    ),
  ];
}

/** A paid invoice, of which a part is about to be refunded or was refunded, or all of it was. */
function refundedTabs(): GalleryState[] {
  const payment = paymentOn('20103');
  const states = {
    'refund-pending': refundOf(),
    'partially-refunded': refundOf({ state: 'succeeded' }),
    refunded: refundOf({ amount: payment.amount, surcharge: payment.surcharge, state: 'succeeded' }),
  };
  return Object.entries(states).map(([name, refund]) => {
    const invoice = invoiceOf('20103', { payments: [{ ...payment, refunds: [refund] }] });
    return panel(`tab-${name}`, { view: ready(invoice) }, { place: 'tab' });
  });
}
