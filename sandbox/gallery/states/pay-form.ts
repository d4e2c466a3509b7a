/** The step before the payments screen, for an invoice with a scheduled payment or an uncertain one. */

import type { PanelState } from '#lib/panel/panel-state.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, ready } from './base.ts';
import { leftPayment } from './terminal-payments.ts';

function form(
  name: string,
  view: ReadyView,
  acknowledged: ReadyView['invoice']['scheduledPayment'] | null,
  state: Partial<PanelState> = {},
): GalleryState {
  const pay = { acknowledged: acknowledged ?? null, acknowledgedPayments: [] };
  return panel(
    nameOf('pay-form', name),
    { view, ...state },
    { drafts: draftsOn(view, { form: 'pay', pay }) },
  );
}

export function payFormStates(): GalleryState[] {
  const invoice = invoiceOf('20106');
  const view = ready(invoice);
  const { scheduledPayment } = view.invoice;
  const no = { allowed: false, reason: 'disabled' } as const;
  const turnedOff = ready({ ...invoice, actions: { ...invoice.actions, pay: no } });
  const error = { code: 'offline', details: {} } as const;
  return [
    form('scheduled', view, null),
    form('scheduled-and-meant', view, scheduledPayment),
    form('opening', view, scheduledPayment, { busy: 'pay' }),
    form('failed', view, scheduledPayment, { failure: { action: 'pay', error } }),
    form('turned-off-meanwhile', turnedOff, scheduledPayment),
    form('uncertain', ready(invoiceOf('20101'), { leftPayments: [leftPayment()] }), null),
  ];
}
