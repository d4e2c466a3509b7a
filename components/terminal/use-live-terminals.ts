/**
 * Looks at the terminals again while their list is on screen: each one may become busy, free, or offline. Each look counts
 * as use of the panel, so the looks end: a form that is left open must not keep anyone signed in.
 */
import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * The pauses between two looks, in ms: for a minute the shorter one, then the longer one. Each look is one
 * `GET /invoices`, so an open form costs WisePay 28 of them in five minutes, and none after that.
 */
const pauses = [
  { everyMs: 5_000, times: 12 },
  { everyMs: 15_000, times: 16 },
] as const;

export interface LiveTerminals {
  /** From when the terminals' states are (RFC 3339), once nothing looks at them any longer; undefined before. */
  readonly asOf: string | undefined;
  /** A look that a person has asked for is under way. */
  readonly isLooking: boolean;
  /** Looks at once, and begins with the shorter pauses again. */
  look(): void;
}

/**
 * @param refresh loads the view again; never rejects
 * @param isPaused whether something else is under way that shows a new view anyway
 * @param subject what has the terminals: another object with each view, the same one after a look that has failed
 */
export function useLiveTerminals(
  refresh: () => Promise<void>,
  isPaused: boolean,
  subject: object,
): LiveTerminals {
  const seen = useRef({ subject, at: new Date() });
  if (seen.current.subject !== subject) seen.current = { subject, at: new Date() };
  const latest = useRef({ refresh, isPaused });
  latest.current = { refresh, isPaused };
  const [looks, setLooks] = useState(0);
  const [isLooking, setIsLooking] = useState(false);
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    const end = new AbortController();
    setIsOver(false);
    void lookAgainAndAgain(end.signal, async () => {
      if (!latest.current.isPaused) await latest.current.refresh();
    }).then(() => {
      if (!end.signal.aborted) setIsOver(true);
    });
    return () => end.abort();
  }, [looks]);

  async function look() {
    setIsLooking(true);
    await refresh();
    setIsLooking(false);
    setLooks((before) => before + 1);
  }

  const asOf = isOver ? seen.current.at.toISOString() : undefined;
  return { asOf, isLooking, look: () => void look() };
}

async function lookAgainAndAgain(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
  for (const { everyMs, times } of pauses) {
    for (let count = 0; count < times; count += 1) {
      await pause(everyMs, signal);
      await visible(signal);
      if (signal.aborted) return;
      await look();
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Resolves once the document is visible, or at the end. A hidden one costs nothing. */
function visible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (document.visibilityState === 'visible') resolve();
    };
    document.addEventListener('visibilitychange', check, { signal });
    signal.addEventListener('abort', () => resolve());
    check();
  });
}
