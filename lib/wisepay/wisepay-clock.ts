/**
 * WisePay's time, from the `Date` of its answers: a clock that stays right when this machine's clock is set, when the
 * machine sleeps and when the browser restarts.
 */
import { steadyNow } from '../steady-clock.ts';

/** A time on WisePay's clock: between these two, in ms since 1970. */
export interface WisePayTime {
  readonly earliest: number;
  readonly latest: number;
}

/** The machine's two clocks at the same instant, in ms. */
export interface Reading {
  readonly steady: number;
  readonly wall: number;
}

export interface WisePayClock {
  /** Reads both clocks. Call it before a request is sent. */
  read(): Reading;
  /**
   * Takes the time from an answer.
   *
   * @param url the address of the request
   * @param date the answer's `Date` (RFC 9110, 6.6.1); null if it cannot be read, because CORS does not expose it
   * @param asked the clocks before the request was sent
   */
  note(url: string | URL, date: string | null, asked: Reading): void;
  /**
   * WisePay's current time; undefined if no answer of that server has given it since the machine last slept or its
   * clock was set.
   *
   * @param url any address of that server
   */
  at(url: string): WisePayTime | undefined;
}

/** The precision of `Date`, in ms: it has whole seconds, and servers update it once a second. */
const dateGrainMs = 2_000;

/** How far the machine's two clocks may drift apart while it is awake and its clock is not set, in ms. */
const longestDriftMs = 2_000;

interface Told extends Reading, WisePayTime {}

/**
 * @param steady a clock that cannot be set, in ms
 * @param wall the machine's clock, in ms since 1970
 */
export function createWisePayClock(
  steady: () => number = steadyNow,
  wall: () => number = Date.now,
): WisePayClock {
  /** By origin: the time in the last answer, and when it came. */
  const told = new Map<string, Told>();
  const read = () => ({ steady: steady(), wall: wall() });

  return {
    read,

    note(url, date, asked) {
      const now = read();
      const { origin } = new URL(url);
      const earliest = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(earliest)) return;
      // The machine slept, or its clock was set, while the answer was on its way: the answer's age is unknown.
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

/** Whether the machine was awake and its clock was not set in between. */
function isEven(before: Reading, after: Reading): boolean {
  return Math.abs(after.wall - before.wall - (after.steady - before.steady)) <= longestDriftMs;
}
