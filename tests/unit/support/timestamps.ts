/** Timestamps as the worker takes them while every clock is right. */
import type { Timestamp } from '#lib/worker/operations/timestamp.ts';

/** @param time in ms since 1970, on WisePay's clock as well; `change` is what differs */
export function timestampAt(time: number, change: Partial<Timestamp> = {}): Timestamp {
  return { life: 'worker 1', steady: time, wisepay: { earliest: time, latest: time }, ...change };
}
