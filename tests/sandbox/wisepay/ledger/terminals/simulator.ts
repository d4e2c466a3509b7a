/** What happens in front of a terminal: cards, its own cancel key, and its connection. */
import * as v from 'valibot';
import { type Money, moneySchema } from '#lib/money.ts';
import { Refusal } from '../../problem.ts';
import { runAfter } from '../../time/clock.ts';
import type { Ledger } from '../ledger.ts';
import type { TerminalPaymentRecord, TerminalRecord } from '../records.ts';
import { bookApproval, type CardName } from './card-payments.ts';
import { endUnpaid, goOnAfterDecline, isWithoutCard, obeyCancellation } from './device.ts';
import { changeTerminalPayment, findTerminalPayment } from './terminal-payment-changes.ts';
import { findTerminal, openOn } from './terminals.ts';

/** What happens, as the controls order it. */
export const presentSchema = v.strictObject({
  outcome: v.picklist(['approve', 'partial', 'decline', 'cancel', 'silent', 'offline', 'online']),
  /** With `partial`: how much of the total the card gives, above zero and below the total; half if left out. */
  approved: v.optional(moneySchema),
  /** With `approve` and `partial`. */
  card: v.optional(v.picklist(['visa', 'interac']), 'visa'),
  /** With `decline`. */
  reason: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), 'insufficient_funds'),
});

export type Presented = v.InferInput<typeof presentSchema>;

/**
 * Lets something happen in front of a terminal.
 * @param name the terminal's id or label
 * @throws {Refusal} 404 `terminal_unknown`; 409 `nothing_waiting` when the terminal does not wait for a card; 422
 * `amount_invalid` when the card cannot give that part of the total
 */
export function presentAt(ledger: Ledger, name: string, presented: Presented): void {
  const terminal = findTerminal(ledger.state, name);
  if (!terminal) throw new Refusal(404, 'terminal_unknown');
  const { outcome, approved, card, reason } = v.parse(presentSchema, presented);
  switch (outcome) {
    case 'approve':
      takeCard(ledger, terminal, ({ total }) => ({ approved: total, card }));
      break;
    case 'partial':
      takeCard(ledger, terminal, ({ total }) => ({ approved: partOf(total, approved), card }));
      break;
    case 'decline':
      takeCard(ledger, terminal, () => ({ declined: reason }));
      break;
    case 'cancel':
      endUnpaid(ledger, waitingAt(ledger, terminal).id, 'cancelled', 'cancelled_on_device');
      break;
    case 'silent':
      fallSilent(ledger, terminal);
      break;
    case 'offline':
      disconnect(ledger, terminal);
      break;
    case 'online':
      connect(ledger, terminal);
      break;
  }
}

type BankAnswer = { readonly approved: Money; readonly card: CardName } | { readonly declined: string };

/** A card is presented; the bank's answer comes later, and nothing stops it any more. */
function takeCard(
  ledger: Ledger,
  terminal: TerminalRecord,
  answerFor: (terminalPayment: TerminalPaymentRecord) => BankAnswer,
): void {
  const waiting = waitingAt(ledger, terminal);
  const answer = answerFor(waiting);
  const { id } = waiting;
  changeTerminalPayment(ledger, id, ({ reason: _earlier, ...rest }) => ({ ...rest, state: 'authorising' }));
  runAfter(ledger.clock, ledger.state.settings.terminalAuthoriseMs, () => {
    if (!findTerminalPayment(ledger.state, id)) return;
    if ('approved' in answer) bookApproval(ledger, id, answer.approved, answer.card);
    else decline(ledger, id, answer.declined);
  });
}

function decline(ledger: Ledger, id: string, reason: string): void {
  changeTerminalPayment(ledger, id, (each) => ({ ...each, state: 'declined', reason }));
  runAfter(ledger.clock, ledger.state.settings.terminalDeclineMs, () => goOnAfterDecline(ledger, id));
}

function fallSilent(ledger: Ledger, terminal: TerminalRecord): void {
  changeTerminalPayment(ledger, waitingAt(ledger, terminal).id, (each) => ({ ...each, silent: true }));
}

/** The terminal loses its connection: what waits for a card fails; what the bank is asked about goes on. */
function disconnect(ledger: Ledger, terminal: TerminalRecord): void {
  setOnline(ledger, terminal.id, false);
  const open = openOn(ledger.state, terminal.id)?.terminalPayment;
  if (open && isWithoutCard(open)) endUnpaid(ledger, open.id, 'failed', 'terminal_offline');
}

/** The terminal is back: connected, and listening again if it had fallen silent. */
function connect(ledger: Ledger, terminal: TerminalRecord): void {
  setOnline(ledger, terminal.id, true);
  const open = openOn(ledger.state, terminal.id)?.terminalPayment;
  if (!open?.silent) return;
  changeTerminalPayment(ledger, open.id, (each) => ({ ...each, silent: false }));
  if (open.cancelRequested) obeyCancellation(ledger, open.id);
}

function setOnline(ledger: Ledger, id: string, online: boolean): void {
  ledger.write((state) => ({
    ...state,
    terminals: state.terminals.map((each) => (each.id === id ? { ...each, online } : each)),
  }));
}

function waitingAt(ledger: Ledger, terminal: TerminalRecord): TerminalPaymentRecord {
  const open = openOn(ledger.state, terminal.id)?.terminalPayment;
  if (open?.state !== 'waiting_for_card' || open.silent) throw new Refusal(409, 'nothing_waiting');
  return open;
}

function partOf(total: Money, wanted: Money | undefined): Money {
  const part = wanted ?? { value: Math.floor(total.value / 2), currency: total.currency };
  if (part.currency !== total.currency || part.value <= 0 || part.value >= total.value) {
    throw new Refusal(422, 'amount_invalid', { detail: 'A part is above zero and below the total' });
  }
  return part;
}
