/** Endings that no one saw: their notifications, and their sign on the collapsed panel's tab. */

import type { Ending } from '#lib/panel/endings.ts';
import type { ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import { type GalleryState, membersOf, nameOf, panel } from '../gallery-state.ts';
import { invoiceOf, ready, usd } from './base.ts';

type PaymentEnding = Extract<Ending, { kind: 'terminal_payment' }>;
type RefundEnding = Extract<Ending, { kind: 'refund' }>;

const payment: Omit<ShownTerminalPayment, 'state'> = {
  id: 'tp_1',
  version: 4,
  invoiceId: 'inv_5101',
  terminal: { id: 'trm_front', label: 'Front desk' },
  amount: usd(125000),
  surcharge: usd(3125),
  total: usd(128125),
  cancelRequested: false,
  hasReceipt: false,
};

const approvals: Readonly<Record<PaymentEnding['state'], number | null>> = {
  approved: 128125,
  partially_approved: 64063,
  cancelled: null,
  timed_out: null,
  failed: null,
};

const refund: Omit<Refund, 'id' | 'kind' | 'state'> = {
  version: 2,
  paymentId: 'pay_20102_card',
  amount: usd(10000),
  surcharge: usd(250),
  reason: 'duplicate',
  destination: { brand: 'Visa', last4: '4242' },
  by: 'Pat Admin',
  at: '2026-06-15T09:12:00.000Z',
};

const settled: Readonly<Record<RefundEnding['state'], true>> = { succeeded: true, failed: true };
const kinds: Readonly<Record<Refund['kind'], true>> = { refund: true, void: true };

function endings(): Ending[] {
  const payments = membersOf(approvals).map((state): Ending => {
    const value = approvals[state];
    const approved = value === null ? {} : { approved: usd(value) };
    return {
      kind: 'terminal_payment',
      id: `tp_${state}`,
      state,
      payment: { ...payment, state, final: true, ...approved },
    };
  });
  const uncertain: Ending = {
    kind: 'terminal_payment',
    id: 'tp_uncertain',
    state: 'timed_out',
    payment: { ...payment, state: 'timed_out' },
  };
  const refunds = membersOf(kinds).flatMap((kind) =>
    membersOf(settled).map((state): Ending => {
      const id = `ref_${kind}_${state}`;
      return { kind: 'refund', id, state, refund: { ...refund, id, kind, state } };
    }),
  );
  return [...payments, uncertain, ...refunds];
}

export function endedStates(): GalleryState[] {
  const view = ready(invoiceOf('20102'));
  const all = endings();
  return [
    ...all.map((ending) => panel(nameOf('notifications', ending.id), { view }, { endings: [ending] })),
    panel('ended-all-at-once', { view }, { endings: all }),
    panel('collapsed-with-news', { view }, { endings: all, collapsed: true }),
  ];
}
