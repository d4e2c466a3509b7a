/** What happens in front of a terminal: cards, its own cancel key, and its connection. */
import * as v from 'valibot';
import { type Money, moneySchema } from '#lib/money/money.ts';
import { isEndedState } from '#lib/wisepay/schemas/terminal-payment.ts';
import { Refusal } from '../../problem.ts';
import { runAfter } from '../../time/clock.ts';
import type { Ledger } from '../ledger.ts';
import type { TerminalPaymentRecord, TerminalRecord } from '../records.ts';
import { surchargeRulesOf } from '../surcharges.ts';
import { chargeBeforeCard, chargeOfCard, withCharge } from './card-charges.ts';
import { bookApproval } from './card-payments.ts';
import { type Card, cardNames, cards } from './cards.ts';
import { confirmUnpaid, endUnpaid, goOnAfterDecline, isWithoutCard, obeyCancellation } from './device.ts';
import {
  changeTerminalPayment,
  findTerminalPayment,
  requireTerminalPayment,
} from './terminal-payment-changes.ts';
import { findTerminal, lastUnknownOn, openOn } from './terminals.ts';

/** What happens, as the controls order it. */
export const presentSchema = v.strictObject({
  outcome: v.picklist([
    'approve',
    'partial',
    'decline',
    'cancel',
    /** A card is presented, and the bank does not answer. */
    'hang',
    'silent',
    'offline',
    'online',
    /** The bank has approved the last payment that nobody knew the outcome of. */
    'late_approve',
    /** Nothing was charged for it, and nothing will be. */
    'late_nothing',
  ]),
  /** With `partial`: how much of the total the card gives, above zero and below the total; half if left out. */
  approved: v.optional(moneySchema),
  /** Which card; where nobody says, a Visa credit card. */
  card: v.optional(v.picklist(cardNames), 'visa_credit'),
  /** With `decline`. */
  reason: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), 'insufficient_funds'),
});

export type Presented = v.InferInput<typeof presentSchema>;

/**
 * Lets something happen in front of a terminal.
 * @param name the terminal's id or label
 * @throws {Refusal} 404 `terminal_unknown`; 409 `nothing_waiting` when the terminal does not wait for a card, or for a late
 * outcome when that of every payment is known; 422
 * `amount_invalid` when the card cannot give that part of the total
 */
export function presentAt(ledger: Ledger, name: string, presented: Presented): void {
  const terminal = findTerminal(ledger.state, name);
  if (!terminal) throw new Refusal(404, 'terminal_unknown');
  const { outcome, approved, card, reason } = v.parse(presentSchema, presented);
  switch (outcome) {
    case 'approve':
      takeCard(ledger, terminal, cards[card], ({ total }) => ({ approved: total }));
      break;
    case 'partial':
      takeCard(ledger, terminal, cards[card], ({ total }) => ({ approved: partOf(total, approved) }));
      break;
    case 'decline':
      takeCard(ledger, terminal, cards[card], () => ({ declined: reason }));
      break;
    case 'cancel':
      endUnpaid(ledger, waitingAt(ledger, terminal).id, 'cancelled', 'cancelled_on_device');
      break;
    case 'hang':
      authorise(ledger, waitingAt(ledger, terminal), cards[card]);
      break;
    case 'late_approve': {
      const { id, amount } = unknownAt(ledger, terminal);
      const charge = chargeOfCard(rulesFor(ledger, id), amount, cards[card]);
      changeTerminalPayment(ledger, id, (each) => withCharge(each, charge));
      bookApproval(ledger, id, cards[card], charge.total);
      break;
    }
    case 'late_nothing': {
      const { id, state } = unknownAt(ledger, terminal);
      if (!isEndedState(state)) endUnpaid(ledger, id, 'failed');
      confirmUnpaid(ledger, id);
      break;
    }
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

type BankAnswer = { readonly approved: Money } | { readonly declined: string };

/** A card is presented. The bank's answer comes later, and nothing stops it any more. */
function takeCard(
  ledger: Ledger,
  terminal: TerminalRecord,
  card: Card,
  answerFor: (charge: Pick<TerminalPaymentRecord, 'total'>) => BankAnswer,
): void {
  const waiting = waitingAt(ledger, terminal);
  const { id } = waiting;
  // Checked first: a card that cannot give what is asked of it changes nothing.
  const answer = answerFor(chargeOfCard(rulesFor(ledger, id), waiting.amount, card));
  authorise(ledger, waiting, card);
  runAfter(ledger.clock, ledger.state.settings.terminalAuthoriseMs, () => {
    // It may be gone with a reset, or known late by now.
    if (findTerminalPayment(ledger.state, id)?.terminalPayment.state !== 'authorising') return;
    if ('approved' in answer) bookApproval(ledger, id, card, answer.approved);
    else decline(ledger, id, answer.declined);
  });
}

/** The bank is asked about a card: what it is charged is known from here on. */
function authorise(ledger: Ledger, { id, amount }: TerminalPaymentRecord, card: Card): void {
  const charge = chargeOfCard(rulesFor(ledger, id), amount, card);
  changeTerminalPayment(ledger, id, ({ reason: _earlier, ...rest }) => ({
    ...withCharge(rest, charge),
    state: 'authorising',
  }));
}

function decline(ledger: Ledger, id: string, reason: string): void {
  // The next card may cost something else.
  changeTerminalPayment(ledger, id, (each) => ({
    ...withCharge(each, chargeBeforeCard(rulesFor(ledger, id), each.amount)),
    state: 'declined',
    reason,
  }));
  runAfter(ledger.clock, ledger.state.settings.terminalDeclineMs, () => goOnAfterDecline(ledger, id));
}

function rulesFor(ledger: Ledger, id: string) {
  return surchargeRulesOf(ledger.state, requireTerminalPayment(ledger.state, id).invoice);
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

/** The payment that was sent to the terminal last, of those that may still turn out either way. */
function unknownAt({ state }: Ledger, { id }: TerminalRecord): TerminalPaymentRecord {
  const unknown = lastUnknownOn(state, id);
  if (unknown === undefined) throw new Refusal(409, 'nothing_waiting');
  return unknown;
}

function partOf(total: Money, wanted: Money | undefined): Money {
  const part = wanted ?? { value: Math.floor(total.value / 2), currency: total.currency };
  if (part.currency !== total.currency || part.value <= 0 || part.value >= total.value) {
    throw new Refusal(422, 'amount_invalid', { detail: 'A part is above zero and below the total' });
  }
  return part;
}
