/** What a person can do with a panel, based on the last view it showed, however old. */
import fc from 'fast-check';
import type { Money } from '#lib/money/money.ts';
import type { PanelMessage, RefundPart } from '#lib/protocol/panel-messages.ts';
import type { ReadyView } from '#lib/protocol/views.ts';
import { hasEnded } from '#lib/wisepay/schemas/terminal-payment.ts';
import { pickFrom } from './command.ts';

export interface Doing {
  readonly text: string;
  /** The panel's message; undefined if the view does not offer this. */
  message(view: ReadyView, mountId: string, newId: () => string): PanelMessage | undefined;
}

/** How much of the possible amount to take or refund; `above` is one minor unit too much. */
type Part = 'all' | 'half' | 'one' | 'above';

const part = fc.constantFrom<Part>('all', 'all', 'half', 'half', 'one', 'above');
const pick = fc.nat(5);

function partOf({ value, currency }: Money, part: Part): Money {
  const values = { all: value, half: Math.ceil(value / 2), one: 1, above: value + 1 };
  return { value: values[part], currency };
}

const sendToTerminal = fc
  .record({ terminal: fc.constantFrom(0, 0, 0, 1), part, isKnowing: fc.boolean() })
  .map(
    ({ terminal, part, isKnowing }): Doing => ({
      text: `send ${part} to terminal ${terminal}${isKnowing ? ' in spite of what is uncertain' : ''}`,
      message({ invoice, leftPayments }, mountId, newId) {
        const terminalId = invoice.terminals[terminal]?.id;
        if (terminalId === undefined || invoice.balance.value <= 0) return undefined;
        const amount = partOf(invoice.balance, part);
        const { version: invoiceVersion } = invoice;
        return {
          kind: 'pod.terminal',
          mountId,
          invoiceId: invoice.id,
          intentId: newId(),
          terminalId,
          amount,
          invoiceVersion,
          ...(isKnowing && { acknowledgedPayments: leftPayments.map(({ id }) => id) }),
        };
      },
    }),
  );

const cancel = fc.constant<Doing>({
  text: 'cancel the terminal payment',
  message({ invoice, terminalPayment }, mountId, newId) {
    if (terminalPayment === undefined || hasEnded(terminalPayment)) return undefined;
    const { id: terminalPaymentId } = terminalPayment;
    return {
      kind: 'pod.terminal_cancel',
      mountId,
      invoiceId: invoice.id,
      intentId: newId(),
      terminalPaymentId,
    };
  },
});

const leave = fc.constant<Doing>({
  text: 'go on without the terminal payment',
  message({ terminalPayment }, mountId) {
    if (terminalPayment?.doubt === undefined) return undefined;
    return { kind: 'pod.leave_terminal_payment', mountId, terminalPaymentId: terminalPayment.id };
  },
});

const dismissOutcome = fc.constant<Doing>({
  text: 'put away a payment that was left',
  message({ leftPayments: [left] }, mountId) {
    return left && { kind: 'pod.dismiss_left_payment', mountId, leftPaymentId: left.id };
  },
});

const refund = fc
  .record({
    parts: fc.array(fc.record({ part, includesSurcharge: fc.boolean() }), { minLength: 1, maxLength: 3 }),
    first: pick,
  })
  .map(
    ({ parts, first }): Doing => ({
      text: `refund ${parts.map((each) => `${each.part}${each.includesSurcharge ? ' with surcharge' : ''}`)}`,
      message({ invoice }, mountId, newId) {
        const payments = invoice.payments.filter(({ refundable }) => refundable.value > 0);
        const start = first % Math.max(1, payments.length);
        const refunds = parts.flatMap(({ part, includesSurcharge }, index): RefundPart[] => {
          const payment = payments[start + index];
          if (payment === undefined) return [];
          const { id: paymentId, refundable, refunded: refundedSoFar } = payment;
          const amount = partOf(refundable, part);
          return [{ intentId: newId(), paymentId, amount, includesSurcharge, refundedSoFar }];
        });
        if (refunds.length === 0) return undefined;
        const { version: invoiceVersion } = invoice;
        return {
          kind: 'pod.refund',
          mountId,
          invoiceId: invoice.id,
          refunds,
          reason: 'requested_by_customer',
          invoiceVersion,
        };
      },
    }),
  );

const remind = fc.constant<Doing>({
  text: 'remind the payer',
  message: ({ invoice }, mountId, newId) => ({
    kind: 'pod.remind',
    mountId,
    invoiceId: invoice.id,
    intentId: newId(),
    invoiceVersion: invoice.version,
  }),
});

const look = fc.constant<Doing>({
  text: 'look again',
  message: (_view, mountId) => ({ kind: 'pod.load', mountId }),
});

const dismiss = pick.map(
  (number): Doing => ({
    text: `put away what waits for a sign-in, or else outcome ${number}`,
    message({ operations }, mountId) {
      const waiting = operations.find(({ state }) => state === 'step_up');
      const { intentId } = waiting ?? pickFrom(operations, number) ?? {};
      return intentId === undefined ? undefined : { kind: 'pod.dismiss', mountId, intentId };
    },
  }),
);

export const stepUp: Doing = {
  text: 'sign in again and go on',
  message({ invoice, operations }, mountId) {
    const waiting = operations.find(({ state }) => state === 'step_up');
    return waiting && { kind: 'pod.step_up', mountId, invoiceId: invoice.id, intentId: waiting.intentId };
  },
};

export const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 4, arbitrary: sendToTerminal },
  { weight: 2, arbitrary: cancel },
  { weight: 1, arbitrary: leave },
  { weight: 1, arbitrary: dismissOutcome },
  { weight: 4, arbitrary: refund },
  { weight: 2, arbitrary: remind },
  { weight: 2, arbitrary: look },
  { weight: 1, arbitrary: dismiss },
  { weight: 2, arbitrary: fc.constant(stepUp) },
);
