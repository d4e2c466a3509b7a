/** A clock that stands still until somebody turns it. */
import type { Clock } from './clock.ts';

interface Planned {
  readonly at: number;
  readonly task: () => void;
}

/** Time passes in `advance` alone, and what falls due happens there. */
export class ManualClock implements Clock {
  #now: number;
  #planned: Planned[] = [];

  /** @param now milliseconds since 1970 */
  constructor(now = Date.UTC(2026, 4, 15, 9)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** How many tasks are still to run: shows whether somebody has begun to wait. */
  get plannedCount(): number {
    return this.#planned.length;
  }

  after(ms: number, task: () => void): () => void {
    const planned = { at: this.#now + ms, task };
    this.#planned.push(planned);
    return () => this.#forget(planned);
  }

  /** Lets `ms` milliseconds pass. What falls due happens in order, each at its own time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#nextUntil(end); next; next = this.#nextUntil(end)) {
      this.#forget(next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = end;
  }

  /** What is due first; of several at the same time, what was planned first. */
  #nextUntil(end: number): Planned | undefined {
    return this.#planned
      .filter(({ at }) => at <= end)
      .reduce<Planned | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
  }

  #forget(planned: Planned): void {
    this.#planned = this.#planned.filter((each) => each !== planned);
  }
}
