/** Endings that no one saw, and those that a person sees at once: their notifications, and their sign on the collapsed panel's tab. */

import type { Ending } from '#lib/panel/endings.ts';
import type { ShownTerminalPayment } from '#lib/protocol/shown.ts';
import type { Payment, Refund } from '#lib/wisepay/schemas/payment.ts';
import { type GalleryState, membersOf, nameOf, panel } from '../gallery-state.ts';
import { galleryTime, invoiceOf, ready, usd } from './base.ts';

type PaymentEnding = Extract<Ending, { kind: 'terminal_payment' }>;
type ListedEnding = Extract<Ending, { kind: 'payment' }>;
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
  createdAt: '2026-06-15T10:29:00.000Z',
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
      payment: { ...payment, state, final: true, endedAt: galleryTime, ...approved },
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

/** What has become of payments in the invoice's list, and whether they are told to a person in front of the panel. */
const listedStates: Readonly<Record<ListedEnding['state'], true>> = {
  received: true,
  failed: true,
  returned: true,
};

function listedEndings(): ListedEnding[] {
  const { payments, id: invoiceId } = ready(invoiceOf('20102')).invoice;
  const [card] = payments;
  if (card === undefined) throw new Error('Invoice 20102 has no payment.');
  const debit: Payment = {
    ...card,
    method: { kind: 'bank_debit', last4: '6789' },
    surcharge: usd(0),
    state: 'failed',
  };
  const listed = (state: ListedEnding['state'], payment: Payment, name: string = state): ListedEnding => ({
    kind: 'payment',
    id: `pay_${name}`,
    state,
    payment,
    invoiceId,
  });
  return [
    ...membersOf(listedStates).map((state) => listed(state, state === 'received' ? card : debit)),
    listed('received', { ...debit, state: 'pending' }, 'received_pending'),
  ];
}

export function endedStates(): GalleryState[] {
  const view = ready(invoiceOf('20102'));
  const all = [...endings(), ...listedEndings()];
  const here = listedEndings().map((ending): Ending => ({ ...ending, isHere: true }));
  return [
    ...all.map((ending) => panel(nameOf('notifications', ending.id), { view }, { endings: [ending] })),
    ...here.map((ending) => panel(nameOf('ended-on-screen', ending.id), { view }, { endings: [ending] })),
    panel('ended-all-at-once', { view }, { endings: all }),
    panel('collapsed-with-news', { view }, { endings: all, place: 'tab' }),
  ];
}
