/** The reminder form: the recipient, the last reminder, and every reason why none can be sent. */

import type { PanelState } from '#lib/panel/panel-state.ts';
import { actionReasonSchema, type Invoice } from '#lib/wisepay/schemas/invoice.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, ready } from './base.ts';

function form(name: string, invoice: Invoice, state: Partial<PanelState> = {}): GalleryState {
  const view = ready(invoice);
  return panel(nameOf('reminder', name), { view, ...state }, { drafts: draftsOn(view, { form: 'remind' }) });
}

const last = {
  at: '2026-06-15T10:05:00.000Z',
  to: 'billing@contoso-dental.example',
  by: 'Sam Merchant',
};

export function reminderStates(): GalleryState[] {
  const invoice = invoiceOf('20101');
  const unnamed: Invoice = { ...invoice, payer: { account: true } };
  const sentBefore: Invoice = {
    ...invoice,
    reminders: { last: { ...last, at: '2026-06-02T08:15:00.000Z' } },
  };
  const refusedFor = (reason: (typeof actionReasonSchema.options)[number]): Invoice => ({
    ...invoice,
    ...(reason === 'cooldown' && { reminders: { last, availableAt: '2026-06-15T11:05:00.000Z' } }),
    actions: { ...invoice.actions, remind: { allowed: false, reason } },
  });
  const tooSoon: Invoice = { ...refusedFor('cooldown'), reminders: {} };
  return [
    form('first', invoice),
    form('not-the-first', sentBefore),
    form('to-an-unnamed-payer', unnamed),
    form('sending', invoice, { busy: 'remind' }),
    ...actionReasonSchema.options.map((reason) => form(nameOf('impossible', reason), refusedFor(reason))),
    form('impossible-for-an-unknown-time', tooSoon),
    ...(['cooldown', 'no_payer_account'] as const).map((reason) =>
      panel(nameOf('no-reminder', reason), { view: ready(refusedFor(reason)) }),
    ),
    panel('no-reminder-for-an-unknown-time', { view: ready(tooSoon) }),
    form('checking-again', refusedFor('no_payer_account'), { busy: 'check_again' }),
  ];
}
