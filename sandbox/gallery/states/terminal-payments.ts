/** A terminal payment, from start to its end. */
import * as v from 'valibot';
import { restDraft } from '#components/terminal/terminal-draft.ts';
import { restOf } from '#components/terminal/terminal-result.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import { type Doubt, type ShownTerminalPayment, showTerminalPayment } from '#lib/protocol/shown.ts';
import {
  type TerminalPayment,
  terminalPaymentSchema,
  terminalPaymentStateSchema,
} from '#lib/wisepay/schemas/terminal-payment.ts';
import type { PaymentRecord, TerminalPaymentRecord } from '../../wisepay/ledger/records.ts';
import { terminalPaymentView } from '../../wisepay/ledger/view.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { draftsOn, galleryOrigin, galleryTime, invoiceOf, ready, recordOf, usd } from './base.ts';

const sent: TerminalPaymentRecord = {
  id: 'tp_1',
  version: 1,
  terminal: { id: 'trm_front', label: 'Front desk' },
  amount: usd(125000),
  surcharge: usd(3125),
  total: usd(128125),
  state: 'waiting_for_card',
  cancelRequested: false,
  at: '2026-06-15T10:29:00.000Z',
  expiresAt: '2026-06-15T10:34:00.000Z',
  by: 'Pat Admin',
  silent: false,
};

const card = { brand: 'Visa', last4: '4242' };
const ended = { endedAt: galleryTime };
const taken = { ...ended, card, approvalCode: '407213', paymentId: 'pay_terminal' };

const uncertain = { ...ended, final: false };

const byState: Readonly<Record<TerminalPayment['state'], Partial<TerminalPaymentRecord>>> = {
  pending: {},
  waiting_for_card: {},
  authorising: {},
  declined: { reason: 'insufficient_funds' },
  approved: { ...taken, approved: usd(128125) },
  partially_approved: { ...taken, approved: usd(64063) },
  cancelled: { ...ended, reason: 'cancelled_on_device' },
  timed_out: { ...ended, final: true, reason: 'no_card' },
  failed: { ...ended, final: true, reason: 'terminal_offline' },
};

/** An approval with a card of a kind without a surcharge. */
const debit = {
  ...taken,
  state: 'approved',
  surcharge: usd(0),
  total: usd(125000),
  approved: usd(125000),
  card: { ...card, kind: 'debit' },
} as const;

/** The payment that the ledger books for a terminal payment that took money. */
function booked({ approved, paymentId, total, surcharge }: TerminalPaymentRecord): PaymentRecord[] {
  if (approved === undefined || paymentId === undefined || surcharge === undefined) return [];
  const isWhole = approved.value === total.value;
  return [
    {
      id: paymentId,
      at: galleryTime,
      method: { kind: 'card', ...card },
      amount: isWhole ? sent.amount : usd(62500),
      surcharge: isWhole ? surcharge : usd(1563),
      state: 'pending',
      by: sent.by,
      terminalPaymentId: sent.id,
      refunds: [],
    },
  ];
}

/** The payment as the panel gets it, and its invoice. */
function shown(change: Partial<TerminalPaymentRecord>, doubt?: Doubt) {
  const record = { ...sent, ...change };
  const invoice = invoiceOf('20101', { payments: booked(record), terminalPayments: [record] });
  const answer = terminalPaymentView(record, recordOf('20101').id, galleryOrigin);
  return { invoice, payment: showTerminalPayment(v.parse(terminalPaymentSchema, answer), doubt) };
}

function drawn(
  name: string,
  change: Partial<TerminalPaymentRecord>,
  state: Partial<Omit<PanelState, 'view'>> = {},
  doubt?: Doubt,
): GalleryState {
  const { invoice, payment } = shown(change, doubt);
  const view = ready(invoice, { terminalPayment: payment });
  return panel(nameOf('terminal', name), { view, ...state });
}

/** The form for the rest of a partial approval, on the terminal that took the first part. */
function restForm(): GalleryState {
  const { invoice, payment } = shown({ state: 'partially_approved', ...byState.partially_approved });
  const view = ready(invoice, { terminalPayment: payment });
  const rest = restOf(payment, view.invoice);
  if (rest === undefined) throw new Error('Nothing is left to pay.');
  const terminal = restDraft(view, rest, payment.terminal.id);
  return panel(
    'terminal-rest-of-a-partial-approval',
    { view },
    { drafts: draftsOn(view, { form: 'terminal', terminal }) },
  );
}

/** A result of which WisePay tells neither when it came nor when the payment was sent. */
function withoutTime(): GalleryState {
  const { invoice, payment } = shown({ ...byState.approved, state: 'approved' });
  const { createdAt: _sent, endedAt: _ended, ...untimed } = payment;
  return panel('terminal-approved-at-an-unknown-time', {
    view: ready(invoice, { terminalPayment: untimed }),
  });
}

/** A terminal payment that the user no longer waits for. */
export function leftPayment(
  change: Partial<TerminalPaymentRecord> = {},
  doubt?: Doubt,
): ShownTerminalPayment {
  return shown(change, doubt).payment;
}

function left(name: string, change: Partial<TerminalPaymentRecord>, doubt?: Doubt): GalleryState {
  const { invoice, payment } = shown(change, doubt);
  return panel(nameOf('terminal-left', name), { view: ready(invoice, { leftPayments: [payment] }) });
}

export function terminalPaymentStates(): GalleryState[] {
  const cancelRequested = true;
  return [
    ...terminalPaymentStateSchema.options.map((state) => drawn(state, { state, ...byState[state] })),
    drawn('waiting-after-a-decline', { reason: 'incorrect_pin' }),
    drawn('declined-without-a-reason', { state: 'declined' }),
    drawn('declined-and-cancelling', { state: 'declined', ...byState.declined, cancelRequested }),
    drawn('declined-for-an-unknown-reason', { state: 'declined', reason: 'issuer_said_no' }),
    drawn('sending-the-cancellation', {}, { busy: 'terminal_cancel' }),
    drawn('cancelling', { cancelRequested }),
    drawn('authorising-and-cancelling', { state: 'authorising', cancelRequested }),
    drawn('approved-despite-cancelling', { ...byState.approved, state: 'approved', cancelRequested }),
    drawn('waiting-for-any-card', { leastTotal: usd(125000) }),
    drawn('timed-out-without-any-card', {
      ...byState.timed_out,
      state: 'timed_out',
      leastTotal: usd(125000),
    }),
    drawn('approved-by-debit-card', debit),
    withoutTime(),
    drawn('partially-approved-of-which-nothing-is-told', { state: 'partially_approved', ...ended, card }),
    restForm(),
    drawn('timed-out-in-silence', { ...byState.timed_out, state: 'timed_out', reason: 'terminal_silent' }),
    drawn('bank-does-not-answer', { state: 'authorising' }, {}, 'unanswered'),
    drawn('cancellation-is-not-obeyed', { cancelRequested }, {}, 'unanswered'),
    drawn('timed-out-and-checking', { ...uncertain, state: 'timed_out' }, {}, 'checking'),
    drawn('failed-and-unconfirmed', { ...uncertain, state: 'failed' }, {}, 'unconfirmed'),
    drawn('cancelled-and-checking', { ...uncertain, state: 'cancelled' }, {}, 'checking'),
    panel('terminal-receipt-after-the-result', {
      view: ready(shown({ ...byState.approved, state: 'approved' }).invoice),
    }),
    left('unknown', { state: 'authorising' }, 'unanswered'),
    left('unconfirmed', { ...uncertain, state: 'timed_out' }, 'unconfirmed'),
    left('charged', { ...byState.approved, state: 'approved' }),
    left('not-charged', { ...byState.timed_out, state: 'timed_out' }),
    panel('terminal-left-elsewhere', {
      view: ready(invoiceOf('20102'), {
        leftElsewhere: [
          { invoiceNumber: '20101', payment: leftPayment({ ...byState.approved, state: 'approved' }) },
        ],
      }),
    }),
  ];
}
