/** Moments as the worker has them while every clock is right. */
import type { Moment } from '#lib/operations/moment.ts';

/** @param time in ms since 1970, on WisePay's clock as well; `change` is what differs */
export function momentAt(time: number, change: Partial<Moment> = {}): Moment {
  return { life: 'worker 1', steady: time, wisepay: { earliest: time, latest: time }, ...change };
}
