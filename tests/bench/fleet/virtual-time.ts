/**
 * Time that passes as soon as nobody has anything left to do in the present moment: a working day in minutes. The
 * POD's code and the libraries under it find it in the places where they find the machine's own.
 */
import { install } from '@sinonjs/fake-timers';

export interface VirtualTime {
  /** Lets time pass up to that moment (ms since 1970), and everything happen that falls due until then. */
  passUntil(moment: number): Promise<void>;
  /** Gives the machine's time back. */
  end(): void;
}

/** @param now where time begins, in ms since 1970 */
export function beginVirtualTime(now: number): VirtualTime {
  // Immediates stay the machine's: they tell when a moment is over.
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

/** A timer, in ms. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Everything that follows from what has happened without waiting for anything: promises, none a matter of time. */
function momentsEnd(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
