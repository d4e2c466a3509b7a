/**
 * All assumptions of the load model. They are not measured: they follow people's descriptions of a busy office, and are
 * rather too busy than too quiet. Times are in ms; times of day count from midnight.
 */
import type { Range } from './random.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

export const assumptions = {
  /** All in one time zone: the worst case for a fleet, because all mornings coincide. */
  arrival: { middle: 8.5 * hour, spread: 25 * minute },
  /** From arriving to leaving. */
  dayLength: { middle: 8.25 * hour, spread: 30 * minute },
  /** Most go between 12:00 and 13:00, and do nothing in PSA meanwhile. */
  lunch: { middle: 12.25 * hour, spread: 25 * minute, length: 45 * minute },
  /** Bouts of work on invoices per hour at work, for a technician who bills, not one who only repairs. */
  boutsPerHour: 2.2,
  /** The factor for each hour of the day: billing happens in the morning and again after lunch. */
  busyness: { 8: 0.8, 9: 1.2, 10: 1.4, 11: 1.2, 12: 0.8, 13: 0.9, 14: 1.1, 15: 1, 16: 0.8, 17: 0.6 },
  /** The chance of another invoice in a bout: three on average, one after another in the same tab. */
  oneMoreInvoice: 0.67,
  /** The chance that the next invoice was already seen in this bout, because comparing goes back and forth. */
  backToSeen: 0.3,
  /** The chance that WisePay does not have the invoice: unsynced location, or before the start date. */
  notSynced: 0.05,
  /** How long a person reads an invoice if nothing is done with it. */
  reading: [8 * second, 50 * second] as Range,
  /** The chance that a person goes to another tab while reading and comes back, so that the panel looks again. */
  glanceElsewhere: 0.35,
  /** The chance that the last invoice of a bout stays open in its tab. */
  leftOpen: 0.6,
  /** The time from opening an invoice to doing something with it. */
  looking: [2 * second, 6 * second] as Range,
  /** The average time between two returns to an invoice that was left open. */
  returns: 12 * minute,
  /** For how long a person returns to such an invoice. */
  returnsFor: 25 * minute,
  /** The chance of each action on an invoice. Looking is far more common than acting. */
  deeds: { terminal: 0.05, pay: 0.05, remind: 0.03, refund: 0.015 },
  /** The time from the click to the card at the terminal, while the customer looks for the card. */
  cardPresented: [8 * second, 40 * second] as Range,
  /** The chances of each card outcome; the rest are canceled. */
  cards: { approve: 0.92, decline: 0.05 },
  /** The longest that a person waits for a terminal. */
  longestAtTerminal: 4 * minute,
  /** How long the payment page is open, while a customer reads out a card number on the phone. */
  payingScreen: [40 * second, 150 * second] as Range,
  /** How long a person watches a pending refund. */
  watchingRefund: [10 * second, 60 * second] as Range,
  /** The time from a failure, or from when a retry is allowed, to the click. */
  reaction: [2 * second, 12 * second] as Range,
  /** The chance of a retry after each failure; otherwise the person goes on with something else. */
  persistence: 0.5,
  /** The time from the browser to WisePay or back, on an office line. */
  latency: [20, 90] as Range,
  /** A token's lifetime. The contract says minutes; the sandbox's tokens live five. */
  tokenLife: 5 * minute,
  /** How long Chromium lets an idle worker live. */
  workerLife: 30 * second,
  /** How long terminals take for each step. */
  wisepay: {
    terminalPickUpMs: 1 * second,
    terminalAuthoriseMs: 3 * second,
    terminalDeclineMs: 4 * second,
    terminalTimeoutMs: 3 * minute,
    /** Gateways are slow, and panels on invoices that stay open follow the refund. */
    refundSettleMs: 30 * minute,
  },
  /** Technicians who share one ledger: an MSP's billing office. */
  officeSize: 5,
  /** An office's customers, and invoices of each: enough that most looks are at one not seen in that hour. */
  books: { customers: 20, invoicesEach: 5 },
} as const;

type Widened<T> = T extends number
  ? number
  : T extends Range
    ? Range
    : { readonly [K in keyof T]: Widened<T[K]> };

export type Assumptions = Widened<typeof assumptions>;
