/**
 * What a terminal does with its payment on its own. Each step checks the payment when the step is due: the first step
 * wins, and a step that comes too late does nothing.
 */
import { runAfter } from '../../time/clock.ts';
import { isOpen } from '../amounts.ts';
import type { Ledger } from '../ledger.ts';
import type { TerminalPaymentRecord } from '../records.ts';
import { changeTerminalPayment, findTerminalPayment } from './terminal-payment-changes.ts';

/** Shows a payment that was sent to the terminal. */
export function pickUp(ledger: Ledger, id: string): void {
  if (current(ledger, id)?.state !== 'pending') return;
  changeTerminalPayment(ledger, id, (each) => ({ ...each, state: 'waiting_for_card' }));
}

/** Stops waiting because of a cancellation; a card that was presented before is accepted. */
export function obeyCancellation(ledger: Ledger, id: string): void {
  const terminalPayment = current(ledger, id);
  if (terminalPayment && isWithoutCard(terminalPayment) && !terminalPayment.silent) {
    endUnpaid(ledger, id, 'cancelled');
  }
}

/** Ends a payment without a card because its time is up. */
export function giveUp(ledger: Ledger, id: string): void {
  const terminalPayment = current(ledger, id);
  if (!terminalPayment || !isWithoutCard(terminalPayment)) return;
  endUnpaid(ledger, id, 'timed_out', terminalPayment.silent ? 'terminal_silent' : 'no_card');
}

/**
 * After showing a decline, the terminal waits for another card, unless it was told to stop, its time is up, or it has
 * lost its connection meanwhile. The reason for the decline stays with the payment.
 */
export function goOnAfterDecline(ledger: Ledger, id: string): void {
  const terminalPayment = current(ledger, id);
  if (terminalPayment?.state !== 'declined') return;
  const { terminal, cancelRequested, expiresAt } = terminalPayment;
  const isOnline = ledger.state.terminals.find((each) => each.id === terminal.id)?.online;
  if (!isOnline) endUnpaid(ledger, id, 'failed', 'terminal_offline');
  else if (cancelRequested) endUnpaid(ledger, id, 'cancelled');
  else if (ledger.now().toISOString() >= expiresAt) endUnpaid(ledger, id, 'timed_out', 'no_card');
  else changeTerminalPayment(ledger, id, (each) => ({ ...each, state: 'waiting_for_card' }));
}

/**
 * Ends a terminal payment that took no money as far as the terminal knows. After a timeout or a failure, WisePay has to
 * ask the bank; the settings say how long this takes, by default no time.
 */
export function endUnpaid(
  ledger: Ledger,
  id: string,
  state: 'cancelled' | 'timed_out' | 'failed',
  reason?: string,
): void {
  const endedAt = ledger.now().toISOString();
  const { terminalConfirmMs } = ledger.state.settings;
  const isCertain = state === 'cancelled' || terminalConfirmMs === 0;
  changeTerminalPayment(ledger, id, ({ reason: _earlier, ...rest }) => ({
    ...rest,
    state,
    final: isCertain,
    endedAt,
    ...(reason && { reason }),
  }));
  if (!isCertain && terminalConfirmMs !== null) {
    runAfter(ledger.clock, terminalConfirmMs, () => confirmUnpaid(ledger, id));
  }
}

/** WisePay has asked the bank: nothing was charged and nothing will be. */
export function confirmUnpaid(ledger: Ledger, id: string): void {
  const terminalPayment = current(ledger, id);
  if (terminalPayment?.final !== false) return;
  changeTerminalPayment(ledger, id, (each) => ({ ...each, final: true }));
}

/** Whether the payment is open and no card is being authorized: only then can it still end without one. */
export function isWithoutCard(terminalPayment: TerminalPaymentRecord): boolean {
  return isOpen(terminalPayment) && terminalPayment.state !== 'authorising';
}

function current(ledger: Ledger, id: string): TerminalPaymentRecord | undefined {
  return findTerminalPayment(ledger.state, id)?.terminalPayment;
}
