/**
 * WisePay's time, as the `Date` of its answers tells it: a clock that stays right when this machine's is set, when the
 * machine sleeps and when the browser starts again.
 */
import { steadyNow } from '../steady-clock.ts';

/** A moment on WisePay's clock: between these two, in ms since 1970. */
export interface WisePayTime {
  readonly earliest: number;
  readonly latest: number;
}

/** The machine's two clocks at one moment, in ms. */
export interface Reading {
  readonly steady: number;
  readonly wall: number;
}

export interface WisePayClock {
  /** The moment before a request leaves. */
  read(): Reading;
  /**
   * Takes the time from an answer.
   *
   * @param url what was asked
   * @param date the answer's `Date` (RFC 9110, 6.6.1); null where it cannot be read: it needs to be exposed (CORS)
   * @param asked from before the request left
   */
  note(url: string | URL, date: string | null, asked: Reading): void;
  /**
   * WisePay's time now; undefined where no answer of that server has told it since the machine last slept or its clock was set.
   *
   * @param url any address of that server
   */
  at(url: string): WisePayTime | undefined;
}

/** `Date` has whole seconds, and servers make it once a second; in ms. */
const dateGrainMs = 2_000;

/** By how much the two clocks of a machine may drift apart that is awake and whose clock nobody sets, in ms. */
const longestDriftMs = 2_000;

interface Told extends Reading, WisePayTime {}

/**
 * @param steady a clock that nobody sets
 * @param wall the machine's clock, in ms since 1970
 */
export function createWisePayClock(
  steady: () => number = steadyNow,
  wall: () => number = Date.now,
): WisePayClock {
  /** By origin: what the last answer told, and when. */
  const told = new Map<string, Told>();
  const read = () => ({ steady: steady(), wall: wall() });

  return {
    read,

    note(url, date, asked) {
      const now = read();
      const { origin } = new URL(url);
      const earliest = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(earliest)) return;
      // Slept, or set, while the answer was on its way: how old it is cannot be told.
      if (!isEven(asked, now)) told.delete(origin);
      else told.set(origin, { ...now, earliest, latest: earliest + dateGrainMs + now.steady - asked.steady });
    },

    at(url) {
      const last = told.get(new URL(url).origin);
      const now = read();
      if (last === undefined || !isEven(last, now)) return undefined;
      const passed = now.steady - last.steady;
      return { earliest: last.earliest + passed, latest: last.latest + passed };
    },
  };
}

/** Whether the machine was awake and its clock left alone in between. */
function isEven(before: Reading, after: Reading): boolean {
  return Math.abs(after.wall - before.wall - (after.steady - before.steady)) <= longestDriftMs;
}
