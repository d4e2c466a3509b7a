/** A technician's day, planned before it begins: when there is work on invoices, on which, and what is done. */
import { type Assumptions, hour } from './assumptions.ts';
import { around, between, type Random, streak, untilNext } from './random.ts';

export type Deed = keyof Assumptions['deeds'];

/** An invoice on screen. */
export interface Visit {
  /** The customer, and the index among their invoices; null for an invoice that WisePay does not have. */
  readonly invoice: { readonly customer: number; readonly index: number } | null;
  /** The reading time in ms if nothing is done. */
  readonly readingMs: number;
  /** When the person returns from another tab, in ms after opening the invoice; null if they do not leave. */
  readonly backAtMs: number | null;
  readonly deed: Deed | null;
}

/** Invoices one after another in one tab. */
export interface Bout {
  /** In ms since midnight. */
  readonly at: number;
  readonly visits: readonly Visit[];
  /** Returns to the last invoice's tab, each in ms after the previous. */
  readonly returnsMs: readonly number[];
}

/** Times are in ms since midnight. */
export interface Day {
  readonly comesAt: number;
  readonly goesAt: number;
  readonly lunch: { readonly from: number; readonly to: number };
  readonly bouts: readonly Bout[];
}

export function planDay(random: Random, given: Assumptions): Day {
  const comesAt = around(random, given.arrival.middle, given.arrival.spread);
  const goesAt = comesAt + around(random, given.dayLength.middle, given.dayLength.spread);
  const lunchAt = around(random, given.lunch.middle, given.lunch.spread);
  const lunch = { from: lunchAt, to: lunchAt + given.lunch.length };
  const bouts = boutTimes(random, given, comesAt, goesAt)
    .filter((at) => at < lunch.from || at >= lunch.to)
    .map((at) => planBout(random, given, at));
  return { comesAt, goesAt, lunch, bouts };
}

/** The hours at work between two times, in ms since midnight. */
export function hoursAtWork({ comesAt, goesAt, lunch }: Day, from: number, to: number): number {
  const overlap = (start: number, end: number) => Math.max(0, Math.min(end, to) - Math.max(start, from));
  return (overlap(comesAt, goesAt) - overlap(lunch.from, lunch.to)) / hour;
}

/** Draws times at the busiest hour's rate, then drops a share of them in less busy hours. */
function boutTimes(random: Random, given: Assumptions, from: number, to: number): number[] {
  const busyness: Readonly<Record<number, number>> = given.busyness;
  const busiest = Math.max(...Object.values(busyness));
  const times: number[] = [];
  const mean = hour / (given.boutsPerHour * busiest);
  for (let at = from + untilNext(random, mean); at < to; at += untilNext(random, mean)) {
    if (random() < (busyness[Math.floor(at / hour)] ?? 0.5) / busiest) times.push(at);
  }
  return times;
}

function planBout(random: Random, given: Assumptions, at: number): Bout {
  const customer = Math.floor(random() * given.books.customers);
  const seen: number[] = [];
  const visits = Array.from({ length: streak(random, given.oneMoreInvoice) }, (): Visit => {
    const isBack = seen.length > 1 && random() < given.backToSeen;
    const index = isBack
      ? (seen[Math.floor(random() * (seen.length - 1))] ?? 0)
      : Math.floor(random() * given.books.invoicesEach);
    seen.push(index);
    const isSynced = random() >= given.notSynced;
    const readingMs = between(random, given.reading);
    return {
      invoice: isSynced ? { customer, index } : null,
      readingMs,
      backAtMs: random() < given.glanceElsewhere ? random() * readingMs : null,
      deed: isSynced ? chooseDeed(random, given.deeds) : null,
    };
  });
  return { at, visits, returnsMs: random() < given.leftOpen ? planReturns(random, given) : [] };
}

function planReturns(random: Random, { returns, returnsFor }: Assumptions): number[] {
  const pauses: number[] = [];
  let left: number = returnsFor;
  for (let pause = untilNext(random, returns); pause < left; pause = untilNext(random, returns)) {
    pauses.push(pause);
    left -= pause;
  }
  return pauses;
}

function chooseDeed(random: Random, chances: Assumptions['deeds']): Deed | null {
  let left = random();
  for (const [deed, chance] of Object.entries(chances)) {
    left -= chance;
    if (left < 0) return deed as Deed;
  }
  return null;
}
