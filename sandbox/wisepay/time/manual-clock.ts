/** A clock that stands still until it is advanced. */
import type { Clock } from './clock.ts';

interface Planned {
  readonly at: number;
  readonly task: () => void;
}

/** Time passes only in `advance`, which runs the tasks that are due. */
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

  /** The number of pending tasks: shows whether a caller has begun to wait. */
  get plannedCount(): number {
    return this.#planned.length;
  }

  after(ms: number, task: () => void): () => void {
    const planned = { at: this.#now + ms, task };
    this.#planned.push(planned);
    return () => this.#forget(planned);
  }

  /** Lets `ms` milliseconds pass. Tasks that become due run in order, each at its own time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#nextUntil(end); next; next = this.#nextUntil(end)) {
      this.#forget(next);
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = end;
  }

  /** The task that is due first; of several at the same time, the one scheduled first. */
  #nextUntil(end: number): Planned | undefined {
    return this.#planned
      .filter(({ at }) => at <= end)
      .reduce<Planned | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
  }

  #forget(planned: Planned): void {
    this.#planned = this.#planned.filter((each) => each !== planned);
  }
}
