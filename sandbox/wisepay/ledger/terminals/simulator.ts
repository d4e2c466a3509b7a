/** Events at a terminal: cards, its own cancel key, and its connection. */
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

/** An event, as the controls order it. */
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
    /** The bank has approved the last payment with an unknown outcome. */
    'late_approve',
    /** Nothing was charged for that payment, and nothing will be. */
    'late_nothing',
  ]),
  /** With `partial`: the part of the total that the card pays, above zero and below the total; half by default. */
  approved: v.optional(moneySchema),
  /** The card; by default, a Visa credit card. */
  card: v.optional(v.picklist(cardNames), 'visa_credit'),
  /** With `decline`: the reason. */
  reason: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), 'insufficient_funds'),
});

export type Presented = v.InferInput<typeof presentSchema>;

/**
 * Lets an event happen at a terminal.
 * @param name the terminal's ID or label
 * @throws {Refusal} 404 `terminal_unknown`; 409 `nothing_waiting` if the terminal does not wait for a card or, for a
 * late outcome, if no payment's outcome is unknown; 422 `amount_invalid` if the card cannot pay that part of the total
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

/** A card is presented. The bank's answer comes later, and nothing can stop it. */
function takeCard(
  ledger: Ledger,
  terminal: TerminalRecord,
  card: Card,
  answerFor: (charge: Pick<TerminalPaymentRecord, 'total'>) => BankAnswer,
): void {
  const waiting = waitingAt(ledger, terminal);
  const { id } = waiting;
  // Checked first: a card that cannot pay the requested part changes nothing.
  const answer = answerFor(chargeOfCard(rulesFor(ledger, id), waiting.amount, card));
  authorise(ledger, waiting, card);
  runAfter(ledger.clock, ledger.state.settings.terminalAuthoriseMs, () => {
    // A reset may have removed it, or a late outcome may have ended it.
    if (findTerminalPayment(ledger.state, id)?.terminalPayment.state !== 'authorising') return;
    if ('approved' in answer) bookApproval(ledger, id, card, answer.approved);
    else decline(ledger, id, answer.declined);
  });
}

/** The bank is asked about a card: from here on, its charge is known. */
function authorise(ledger: Ledger, { id, amount }: TerminalPaymentRecord, card: Card): void {
  const charge = chargeOfCard(rulesFor(ledger, id), amount, card);
  changeTerminalPayment(ledger, id, ({ reason: _earlier, ...rest }) => ({
    ...withCharge(rest, charge),
    state: 'authorising',
  }));
}

function decline(ledger: Ledger, id: string, reason: string): void {
  // The next card may have another surcharge.
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

/**
 * The terminal loses its connection: a payment that waits for a card fails; one that the bank is asked about continues.
 */
function disconnect(ledger: Ledger, terminal: TerminalRecord): void {
  setOnline(ledger, terminal.id, false);
  const open = openOn(ledger.state, terminal.id)?.terminalPayment;
  if (open && isWithoutCard(open)) endUnpaid(ledger, open.id, 'failed', 'terminal_offline');
}

/** The terminal is connected again, and responds again if it was silent. */
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

/** The last payment that was sent to the terminal, of those with an unknown outcome. */
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
