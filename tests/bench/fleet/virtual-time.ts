/**
 * Virtual time, which advances as soon as nothing is left to do now, so that a working day takes minutes. It replaces
 * the global time functions that the POD's code and its libraries use.
 */
import { install } from '@sinonjs/fake-timers';

export interface VirtualTime {
  /** Lets time pass until `moment` (ms since 1970), with everything due by then. */
  passUntil(moment: number): Promise<void>;
  /** Restores the machine's time. */
  end(): void;
}

/** @param now the start of virtual time, in ms since 1970 */
export function beginVirtualTime(now: number): VirtualTime {
  // `setImmediate` stays real: it shows when nothing is left to do now.
  const clock = install({ now, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  return {
    async passUntil(moment) {
      let isOver = false;
      setTimeout(
        () => {
          isOver = true;
        },
        Math.max(0, moment - Date.now()),
      );
      await momentsEnd();
      while (!isOver) {
        clock.next();
        await momentsEnd();
      }
    },
    end: () => clock.uninstall(),
  };
}

/** Resolves after `ms` milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Runs everything that needs no time, such as promises. */
function momentsEnd(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
