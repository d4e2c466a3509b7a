/** The outcome of each operation: every kind in every state that is shown. */
import { abandonReasonSchema, intentKindSchema } from '#lib/protocol/intent-kinds.ts';
import { type ShownOperation, shownOperationSchema } from '#lib/protocol/shown.ts';
import { refundKindSchema, refundStateSchema } from '#lib/wisepay/schemas/payment.ts';
import { reminderStateSchema } from '#lib/wisepay/schemas/reminder.ts';
import { type GalleryState, nameOf, panel } from '../gallery-state.ts';
import { invoiceOf, paymentOn, ready, refundOf, usd } from './base.ts';

type Kind = ShownOperation['kind'];

/** The facts of each kind. */
const facts: Readonly<Record<Kind, Partial<ShownOperation>>> = {
  terminal: { amount: usd(125000), total: { least: usd(125000), most: usd(128125) } },
  terminal_cancel: {},
  refund: {
    amount: usd(10000),
    total: { least: usd(10250), most: usd(10250) },
    paymentId: paymentOn('20102').id,
  },
  remind: {},
};

/** The facts of each state; null for states that are not shown as an outcome. */
const endings: Readonly<Record<ShownOperation['state'], Partial<ShownOperation> | null>> = {
  open: {},
  step_up: {},
  // For a terminal payment, the payment itself is shown; the other kinds can end in several ways.
  accepted: null,
  refused: { problemCode: 'legal_hold', requestId: 'req-7Q2mX9' },
  not_received: {},
  abandoned: { abandonedFor: 'no_sign_in' },
  unresolved: {},
};

function drawn(name: string, kind: Kind, change: Partial<ShownOperation>, invoice = invoiceOf('20102')) {
  const operation: ShownOperation = {
    intentId: 'intent-1',
    kind,
    state: 'accepted',
    at: '2026-06-15T10:28:00.000Z',
    ...facts[kind],
    ...change,
  };
  return panel(nameOf('outcome', name), { view: ready(invoice, { operations: [operation] }) });
}

function ofEveryKind(): GalleryState[] {
  return intentKindSchema.options.flatMap((kind) =>
    shownOperationSchema.entries.state.options.flatMap((state) => {
      const ending = endings[state];
      return ending === null ? [] : [drawn(nameOf(kind, state), kind, { state, ...ending })];
    }),
  );
}

function ofRefunds(): GalleryState[] {
  const payment = paymentOn('20102');
  const told = refundKindSchema.options.flatMap((kind) =>
    refundStateSchema.options.map((state) => {
      const refund = refundOf({ kind, state, ...(state === 'failed' && { failure: 'account_closed' }) });
      const stage = kind === 'void' ? 'pending' : payment.state;
      const invoice = invoiceOf('20102', { payments: [{ ...payment, state: stage, refunds: [refund] }] });
      return drawn(nameOf(kind, 'accepted', state), 'refund', { refundId: refund.id }, invoice);
    }),
  );
  return [...told, drawn('refund-accepted-and-not-listed-yet', 'refund', { refundId: 'ref_unlisted' })];
}

function ofReminders(): GalleryState[] {
  const told = reminderStateSchema.options.map((state) =>
    drawn(nameOf('reminder-accepted', state), 'remind', { reminder: { state } }),
  );
  const reminder = { state: 'skipped', reason: 'payment_scheduled' } as const;
  return [...told, drawn('reminder-skipped-for-a-schedule', 'remind', { reminder })];
}

/** Two successes of the same kind, which are one notice; and the order of what is not one. */
function ofSeveral(): GalleryState[] {
  const payment = paymentOn('20102');
  const of = (name: string, operations: readonly Partial<ShownOperation>[], refunds = [refundOf()]) => {
    const invoice = invoiceOf('20102', { payments: [{ ...payment, refunds }] });
    const shown = operations.map(
      (change, index): ShownOperation => ({
        intentId: `intent-${index + 1}`,
        kind: 'refund',
        state: 'accepted',
        at: '2026-06-15T10:28:00.000Z',
        ...change,
      }),
    );
    return panel(nameOf('outcomes', name), { view: ready(invoice, { operations: shown }) });
  };
  const ids = ['ref_1', 'ref_2'];
  const both = ids.map((refundId) => ({ refundId }));
  const alike = refundKindSchema.options.flatMap((kind) =>
    (['pending', 'succeeded'] as const).map((state) =>
      of(
        nameOf('two', kind, state),
        both,
        ids.map((id) => refundOf({ id, kind, state })),
      ),
    ),
  );
  const reminder = { kind: 'remind', reminder: { state: 'accepted' } } as const;
  return [
    ...alike,
    of('two-reminders', [reminder, reminder]),
    of('newest-first', [{ refundId: 'ref_1' }, { ...facts.refund, state: 'open' }, reminder]),
    of('of-another-day', [{ ...reminder, at: '2026-06-13T10:28:00.000Z' }]),
  ];
}

/** Codes with their own text, one for each kind. */
const knownProblems: Readonly<Record<Kind, string>> = {
  terminal: 'terminal_busy',
  terminal_cancel: 'too_late',
  refund: 'refund_above_remaining',
  remind: 'cooldown',
};

export function outcomeStates(): GalleryState[] {
  return [
    ...ofEveryKind(),
    ...ofRefunds(),
    ...ofReminders(),
    ...ofSeveral(),
    ...intentKindSchema.options.map((kind) => {
      const problemCode = knownProblems[kind];
      return drawn(nameOf(kind, 'refused', problemCode), kind, { state: 'refused', problemCode });
    }),
    ...abandonReasonSchema.options.map((abandonedFor) =>
      drawn(nameOf('abandoned', abandonedFor), 'refund', { state: 'abandoned', abandonedFor }),
    ),
  ];
}
