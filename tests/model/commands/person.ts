/** What the person in front of the browser does, going by what the panel showed last, however old that is. */
import fc from 'fast-check';
import type { Money } from '#lib/money.ts';
import type { PanelMessage, RefundPart } from '#lib/pod/messages.ts';
import { hasEnded } from '#lib/pod/ready-view.ts';
import type { ReadyView } from '#lib/pod/views.ts';
import type { Wishes } from '../rules/wishes.ts';
import { askAgain, type Tab, type World } from '../world/world.ts';
import { type Command, command, type Next, nextSteps, pickFrom } from './command.ts';

/** How much of what could be taken or given back; `above` is a minor unit too much. */
type Part = 'all' | 'half' | 'one' | 'above';

const tab = fc.nat(1);
const part = fc.constantFrom<Part>('all', 'all', 'half', 'half', 'one', 'above');
const pick = fc.nat(5);

/** Something that a person does with a panel, if the panel is free and offers it. */
type Doing = (view: ReadyView, tab: Tab, world: World) => PanelMessage | undefined;

/** A click in the panel: it does nothing while an earlier one is under way. */
function click(text: string, tabNumber: number, doing: Doing, next: Next): Command {
  return command(
    `tab ${tabNumber}: ${text}`,
    (world, wishes) => {
      const tab = pickFrom(world.tabs, tabNumber);
      if (tab?.view === undefined || tab.unanswered > 0) return;
      const message = doing(tab.view, tab, world);
      if (message === undefined) return;
      noteWishes(message, tab, wishes);
      world.ask(tab, message);
    },
    next,
  );
}

function noteWishes(message: PanelMessage, tab: Tab, wishes: Wishes): void {
  switch (message.kind) {
    case 'pod.refund':
      wishes.add(...message.refunds.map(({ intentId }) => intentId));
      tab.lastWish = { message, at: Date.now() };
      break;
    case 'pod.send_to_terminal':
    case 'pod.cancel_terminal_payment':
    case 'pod.remind':
      wishes.add(message.intentId);
      tab.lastWish = { message, at: Date.now() };
      break;
    case 'pod.dismiss':
      // Whoever puts an outcome away has seen it, and does not ask for the same thing once more.
      tab.lastWish = undefined;
  }
}

function partOf({ value, currency }: Money, part: Part): Money {
  const values = { all: value, half: Math.ceil(value / 2), one: 1, above: value + 1 };
  return { value: values[part], currency };
}

const sendToTerminal = fc
  .record({ tab, terminal: fc.constantFrom(0, 0, 0, 1), part, next: nextSteps })
  .map(({ tab, terminal, part, next }) =>
    click(
      `send ${part} to terminal ${terminal}`,
      tab,
      ({ invoice }, { mountId }, world) => {
        const terminalId = invoice.terminals[terminal]?.id;
        if (terminalId === undefined || invoice.balance.value <= 0) return undefined;
        return {
          kind: 'pod.send_to_terminal',
          mountId,
          intentId: world.newId(),
          terminalId,
          amount: partOf(invoice.balance, part),
          invoiceVersion: invoice.version,
        };
      },
      next,
    ),
  );

const cancel = fc.record({ tab, next: nextSteps }).map(({ tab, next }) =>
  click(
    'cancel the terminal payment',
    tab,
    ({ terminalPayment }, { mountId }, world) => {
      if (terminalPayment === undefined || hasEnded(terminalPayment)) return undefined;
      const { id: terminalPaymentId } = terminalPayment;
      return { kind: 'pod.cancel_terminal_payment', mountId, intentId: world.newId(), terminalPaymentId };
    },
    next,
  ),
);

const refund = fc
  .record({
    tab,
    parts: fc.array(fc.record({ part, includesSurcharge: fc.boolean() }), { minLength: 1, maxLength: 3 }),
    first: pick,
    next: nextSteps,
  })
  .map(({ tab, parts, first, next }) =>
    click(
      `refund ${parts.map((each) => `${each.part}${each.includesSurcharge ? ' with surcharge' : ''}`)}`,
      tab,
      ({ invoice }, { mountId }, world) => {
        const payments = invoice.payments.filter(({ refundable }) => refundable.value > 0);
        const start = first % Math.max(1, payments.length);
        const refunds = parts.flatMap(({ part, includesSurcharge }, index): RefundPart[] => {
          const payment = payments[start + index];
          if (payment === undefined) return [];
          const { id: paymentId, refundable, refunded: refundedSoFar } = payment;
          const amount = partOf(refundable, part);
          return [{ intentId: world.newId(), paymentId, amount, includesSurcharge, refundedSoFar }];
        });
        if (refunds.length === 0) return undefined;
        const invoiceVersion = invoice.version;
        return { kind: 'pod.refund', mountId, refunds, reason: 'requested_by_customer', invoiceVersion };
      },
      next,
    ),
  );

const remind = fc.record({ tab, next: nextSteps }).map(({ tab, next }) =>
  click(
    'remind the payer',
    tab,
    ({ invoice }, { mountId }, world) => ({
      kind: 'pod.remind',
      mountId,
      intentId: world.newId(),
      invoiceVersion: invoice.version,
    }),
    next,
  ),
);

const look = fc
  .record({ tab, next: nextSteps })
  .map(({ tab, next }) =>
    click('look again', tab, (_, { mountId }) => ({ kind: 'pod.load', mountId }), next),
  );

const dismiss = fc.record({ tab, pick, next: nextSteps }).map(({ tab, pick, next }) =>
  click(
    `put away outcome ${pick}`,
    tab,
    ({ operations }, { mountId }) => {
      const { intentId } = pickFrom(operations, pick) ?? {};
      return intentId === undefined ? undefined : { kind: 'pod.dismiss', mountId, intentId };
    },
    next,
  ),
);

const stepUp = fc.record({ tab, next: nextSteps }).map(({ tab, next }) =>
  click(
    'sign in again and go on',
    tab,
    ({ operations }, { mountId }) => {
      const waiting = operations.find(({ state }) => state === 'step_up');
      return waiting && { kind: 'pod.step_up', mountId, intentId: waiting.intentId };
    },
    next,
  ),
);

/** The same message once more, with the same intent ids: even while the first is being carried out. */
const repeat = fc.record({ tab, next: nextSteps }).map(({ tab, next }) =>
  command(
    `tab ${tab}: the last wish again`,
    (world) => {
      const again = pickFrom(world.tabs, tab);
      if (again !== undefined) askAgain(world, again);
    },
    next,
  ),
);

const takeTurns = fc.constant(command('another person takes over', (world) => world.people.takeTurns()));

export const moneyActions: fc.Arbitrary<Command>[] = [
  sendToTerminal,
  sendToTerminal,
  cancel,
  refund,
  refund,
  remind,
];
export const otherActions: fc.Arbitrary<Command>[] = [look, dismiss, stepUp, repeat, takeTurns];
