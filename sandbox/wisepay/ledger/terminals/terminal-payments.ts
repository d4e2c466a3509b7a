/** Terminal payments as the POD requests them: start one, and cancel one. */
import { randomUUID } from 'node:crypto';
import type { TerminalPaymentRequest } from '#lib/wisepay/schemas/requests.ts';
import { Refusal } from '../../problem.ts';
import { runAfter } from '../../time/clock.ts';
import { balanceOf, isOpen } from '../amounts.ts';
import { type Ledger, withInvoice } from '../ledger.ts';
import type { InvoiceRecord, LedgerState, TerminalPaymentRecord } from '../records.ts';
import { requireAmount, requireInvoice, requireSeen } from '../refusals.ts';
import { actionsOf } from '../status.ts';
import { surchargeRulesOf } from '../surcharges.ts';
import { chargeBeforeCard } from './card-charges.ts';
import { giveUp, obeyCancellation, pickUp } from './device.ts';
import { changeTerminalPayment, requireTerminalPayment } from './terminal-payment-changes.ts';
import { openOn, terminalsOf } from './terminals.ts';

/** The request, and who sends it. */
export interface NewTerminalPayment extends TerminalPaymentRequest {
  readonly invoiceId: string;
  /** The name of the user who sends it. */
  readonly by: string;
}

/**
 * Sends a payment to a terminal. A reason that prevents any payment comes before an outdated view: it tells the user
 * more, and an open payment is to be followed, not reviewed.
 * @returns the ID of the new terminal payment
 * @throws {Refusal} 404 `invoice_not_synced`; 422 `currency_mismatch`, `amount_invalid`, `amount_above_balance`,
 * `terminal_unknown`; 409 `payment_open`, `invoice_paid`, `invoice_void`, `terminal_offline`, `terminal_busy`; 412
 * `invoice_changed`
 */
export function startTerminalPayment(ledger: Ledger, input: NewTerminalPayment): string {
  const { state, clock } = ledger;
  const { amount, by } = input;
  const invoice = requireInvoice(state, input.invoiceId);
  requireAmount(amount, invoice.total.currency);
  requirePayable(ledger, invoice);
  requireSeen(invoice, input.invoiceVersion);
  const balance = balanceOf(invoice);
  if (amount.value > balance.value) {
    throw new Refusal(422, 'amount_above_balance', { params: { balance } });
  }
  const terminal = requireFreeTerminal(state, input.terminalId);

  const { terminalTimeoutMs, terminalPickUpMs } = state.settings;
  const started: TerminalPaymentRecord = {
    id: `tp_${randomUUID()}`,
    version: 1,
    terminal,
    amount,
    ...chargeBeforeCard(surchargeRulesOf(state, invoice), amount),
    state: 'pending',
    cancelRequested: false,
    at: ledger.now().toISOString(),
    expiresAt: new Date(clock.now() + terminalTimeoutMs).toISOString(),
    by,
    silent: false,
  };
  ledger.write((before) =>
    withInvoice(before, invoice.id, (each) => ({
      ...each,
      terminalPayments: [...each.terminalPayments, started],
    })),
  );
  clock.after(terminalTimeoutMs, () => giveUp(ledger, started.id));
  runAfter(clock, terminalPickUpMs, () => pickUp(ledger, started.id));
  return started.id;
}

/**
 * Asks the terminal to stop waiting for a card. The terminal obeys after a while, and a card that is presented before
 * wins. A payment that is already canceled stays so.
 * @throws {Refusal} 404 `terminal_payment_unknown`; 409 `too_late`, with the state, once a card was presented or the
 * payment ended another way
 */
export function cancelTerminalPayment(ledger: Ledger, id: string): void {
  const { terminalPayment } = requireTerminalPayment(ledger.state, id);
  const { state, cancelRequested } = terminalPayment;
  if (state === 'cancelled') return;
  if (!isOpen(terminalPayment) || state === 'authorising') {
    throw new Refusal(409, 'too_late', { params: { state } });
  }
  if (cancelRequested) return;
  changeTerminalPayment(ledger, id, (each) => ({ ...each, cancelRequested: true }));
  runAfter(ledger.clock, ledger.state.settings.terminalCancelMs, () => obeyCancellation(ledger, id));
}

function requirePayable(ledger: Ledger, invoice: InvoiceRecord): void {
  const open = invoice.terminalPayments.find(isOpen);
  if (open) throw new Refusal(409, 'payment_open', { params: { terminalPaymentId: open.id } });
  const { pay } = actionsOf(invoice, ledger.state, ledger.now());
  if (!pay.allowed) throw new Refusal(409, pay.reason);
}

function requireFreeTerminal(state: LedgerState, terminalId: string) {
  const terminal = terminalsOf(state).find(({ id }) => id === terminalId);
  if (!terminal) throw new Refusal(422, 'terminal_unknown');
  if (!terminal.online) throw new Refusal(409, 'terminal_offline');
  if (openOn(state, terminal.id)) throw new Refusal(409, 'terminal_busy');
  return { id: terminal.id, label: terminal.label };
}
