/** Events at terminals and banks. */
import fc from 'fast-check';
import { settlePayment, settleRefund } from '#sandbox/wisepay/ledger/payments/settlement.ts';
import { presentAt } from '#sandbox/wisepay/ledger/terminals/simulator.ts';
import { Refusal } from '#sandbox/wisepay/problem.ts';
import { type Command, command, pickFrom } from './command.ts';

/** Ignores a refusal of the sandbox, such as a card with no payment waiting for it. */
function ifPossible(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const present = fc
  .record({
    terminal: fc.constantFrom('trm_front', 'trm_front', 'trm_front', 'trm_warehouse'),
    outcome: fc.constantFrom(
      'approve' as const,
      'approve' as const,
      'approve' as const,
      'approve' as const,
      'partial' as const,
      'decline' as const,
      'cancel' as const,
      'silent' as const,
      'hang' as const,
      'late_approve' as const,
      'late_approve' as const,
      'late_nothing' as const,
      'offline' as const,
      'online' as const,
    ),
  })
  .map(({ terminal, outcome }) =>
    command(`${terminal}: ${outcome}`, ({ wisepay }) =>
      ifPossible(() => presentAt(wisepay.ledger, terminal, { outcome })),
    ),
  );

/** The terminal reports a failure, both tabs look, and only then does WisePay learn that the bank approved. */
const lateFinal = fc.constantFrom('trm_front', 'trm_warehouse').map((terminal) =>
  command(`${terminal}: reports a failure, and the bank has approved`, async (world) => {
    const { ledger } = world.wisepay;
    ifPossible(() => presentAt(ledger, terminal, { outcome: 'offline' }));
    for (const tab of world.tabs) world.ask(tab, { kind: 'pod.load', mountId: tab.mountId });
    await world.settle();
    ifPossible(() => presentAt(ledger, terminal, { outcome: 'late_approve' }));
    ifPossible(() => presentAt(ledger, terminal, { outcome: 'online' }));
  }),
);

const settlementOfRefund = fc
  .record({ pick: fc.nat(5), state: fc.constantFrom('succeeded' as const, 'failed' as const) })
  .map(({ pick, state }) =>
    command(`the bank: refund ${pick} ${state}`, ({ wisepay: { ledger } }) => {
      const refunds = ledger.state.invoices.flatMap(({ payments }) =>
        payments.flatMap((each) => each.refunds),
      );
      const refund = pickFrom(refunds, pick);
      if (refund !== undefined) ifPossible(() => settleRefund(ledger, refund.id, state));
    }),
  );

const settlementOfPayment = fc
  .record({
    pick: fc.nat(5),
    state: fc.constantFrom('settled' as const, 'settled' as const, 'failed' as const),
  })
  .map(({ pick, state }) =>
    command(`the bank: payment ${pick} ${state}`, ({ wisepay: { ledger } }) => {
      const pending = ledger.state.invoices.flatMap(({ payments }) =>
        payments.filter((payment) => payment.state === 'pending'),
      );
      const payment = pickFrom(pending, pick);
      if (payment !== undefined) ifPossible(() => settlePayment(ledger, payment.id, state));
    }),
  );

export const outsideEvents: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: present },
  { weight: 1, arbitrary: lateFinal },
  { weight: 1, arbitrary: settlementOfRefund },
  { weight: 1, arbitrary: settlementOfPayment },
);
