/**
 * What the load model takes for granted, all in one place. Nobody has measured these: they are a busy office as its
 * people tell of it, rather too busy than too quiet. Times are in ms, and times of day count from midnight.
 */
import type { Range } from './random.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

export const assumptions = {
  /** Everybody in one time zone: the worst that a fleet can do, because all mornings fall together. */
  arrival: { middle: 8.5 * hour, spread: 25 * minute },
  /** From coming to going. */
  dayLength: { middle: 8.25 * hour, spread: 30 * minute },
  /** Most go between twelve and one, and do nothing in PSA meanwhile. */
  lunch: { middle: 12.25 * hour, spread: 25 * minute, length: 45 * minute },
  /** Bouts of work on invoices for each hour at work: a technician who bills, not one who only repairs. */
  boutsPerHour: 2.2,
  /** How much busier than that an hour of the day is: billing is done in the morning, and once more after lunch. */
  busyness: { 8: 0.8, 9: 1.2, 10: 1.4, 11: 1.2, 12: 0.8, 13: 0.9, 14: 1.1, 15: 1, 16: 0.8, 17: 0.6 },
  /** The chance of one more invoice in a bout: three on average, one after the other in the same tab. */
  oneMoreInvoice: 0.67,
  /** The chance that the next invoice is one that was seen before in this bout: comparing goes back and forth. */
  backToSeen: 0.3,
  /** The chance that it is one that WisePay does not have: unsynced locations, or before the start date. */
  notSynced: 0.05,
  /** How long an invoice is read, where nothing is done with it. */
  reading: [8 * second, 50 * second] as Range,
  /** The chance that somebody goes to another tab while reading and comes back: the panel looks again then. */
  glanceElsewhere: 0.35,
  /** The chance that the last invoice of a bout stays open in its tab. */
  leftOpen: 0.6,
  /** From opening an invoice to doing something with it. */
  looking: [2 * second, 6 * second] as Range,
  /** The time between two returns to an invoice that was left open, on average. */
  returns: 12 * minute,
  /** For how long anybody returns to one. */
  returnsFor: 25 * minute,
  /** The chances that something is done with an invoice. Looking is far more common than doing. */
  deeds: { terminal: 0.05, pay: 0.05, remind: 0.03, refund: 0.015 },
  /** From the click to the card at the terminal: the customer looks for it. */
  cardPresented: [8 * second, 40 * second] as Range,
  /** How the customer's card ends: most are good. */
  cards: { approve: 0.92, decline: 0.05 },
  /** How long anybody waits for a terminal before going on. */
  longestAtTerminal: 4 * minute,
  /** How long the payments screen is open: somebody reads a card number out on the phone. */
  payingScreen: [40 * second, 150 * second] as Range,
  /** For how long somebody watches a refund that is pending. */
  watchingRefund: [10 * second, 60 * second] as Range,
  /** From seeing that something failed, and being allowed to try again, to the click. */
  reaction: [2 * second, 12 * second] as Range,
  /** The chance that somebody tries again, each time that it failed; the others go on with something else. */
  persistence: 0.5,
  /** From the browser to WisePay or back: an office line. */
  latency: [20, 90] as Range,
  /** How long a token lives: minutes, as the contract has it; the sandbox's live five. */
  tokenLife: 5 * minute,
  /** How long Chromium lets a worker live that has nothing to do. */
  workerLife: 30 * second,
  /** How long terminals take for each of their steps. */
  wisepay: {
    terminalPickUpMs: 1 * second,
    terminalAuthoriseMs: 3 * second,
    terminalDeclineMs: 4 * second,
    terminalTimeoutMs: 3 * minute,
    /** Gateways take their time, and the panels of those who leave the invoice open follow the refund. */
    refundSettleMs: 30 * minute,
  },
  /** Technicians who share one set of books: an MSP's billing office. */
  officeSize: 5,
  /** Customers of an office, and invoices of each: enough that most looks are at one not seen in this hour. */
  books: { customers: 20, invoicesEach: 5 },
} as const;

type Widened<T> = T extends number
  ? number
  : T extends Range
    ? Range
    : { readonly [K in keyof T]: Widened<T[K]> };

export type Assumptions = Widened<typeof assumptions>;
