/**
 * Whether what was on the screen at a click, and for half a second before it, was the panel. While there is something to
 * click on, echoes come in an irregular beat; a click counts on an unbroken run of good ones before it and on two more
 * after it, all from one and the same place.
 */
import { createEchoes, type Echo, type EchoesOptions } from './echo.ts';
import { counts, leastMs, type Refusal, refuse, type Verdict } from './verdict.ts';

/** Between two echoes, in ms; the page must not know when the next one comes. */
const beat = { least: 80, spread: 80 };
/** Between the two echoes after a click, in ms. */
const afterClick = { least: 40, spread: 60 };
/** How long one echo of the beat, and how long all of them after a click, may take, in ms. */
const limitMs = 400;
/** Between two good echoes of one run, in ms: longer than that, and nobody knows what was in between. */
const mostGapMs = 700;
/** How long after the last sign of a person in the panel the beat goes on without a button to click on, in ms. */
const attendedMs = 5_000;
/** The least time for a click after a person came, where the button came up only afterwards, in ms. */
const leastVisitMs = 250;

export interface SurfaceOptions extends EchoesOptions {
  readonly signal: AbortSignal;
  /** Called with every echo. */
  onEcho(echo: Echo): void;
}

export interface Press {
  /** When the person pressed (`performance.now`, ms). */
  readonly at: number;
  /** When the button came up. */
  readonly appearedAt: number;
}

export interface Surface {
  /** A person is in the panel. */
  attend(): void;
  /** Watches while a button is on screen; the returned function ends that. */
  watch(button: Element): () => void;
  /** Whether the panel was what the person saw when they pressed the button. */
  confirm(button: Element, press: Press): Promise<Verdict>;
}

/** An unbroken run of good echoes from one place. */
interface Run {
  readonly since: number;
  readonly place: string;
}

/** Asks nothing before somebody is there or a button is on screen. */
export function createSurface(options: SurfaceOptions): Surface {
  const { window, signal, onEcho } = options;
  const { document, performance } = window;
  const now = () => performance.now();
  const echoes = createEchoes(options);
  const buttons = new Set<Element>();
  let attendedUntil = 0;
  let isBeating = false;
  let startedAt = 0;
  let isConfirming = false;
  let run: Run | undefined;
  let lastGoodAt = 0;
  /** Whether the run has lasted since the beat began. */
  let isWhole = true;

  /** Takes an echo in; what is wrong with it, if anything. */
  function note(echo: Echo): Refusal | undefined {
    onEcho(echo);
    const { at, verdict, answer } = echo;
    if (!verdict.ok || answer === undefined) {
      run = undefined;
      isWhole = false;
      return verdict.ok ? 'hidden' : verdict.reason;
    }
    const before = run;
    const isGap = before !== undefined && at - lastGoodAt > mostGapMs;
    lastGoodAt = at;
    if (before?.place === answer.place && !isGap) return undefined;
    run = { since: at, place: answer.place };
    if (before === undefined) return undefined;
    isWhole = false;
    return isGap ? 'not_yet' : 'moved';
  }

  const isNeeded = () =>
    !signal.aborted && document.visibilityState === 'visible' && (buttons.size > 0 || now() < attendedUntil);

  async function start() {
    if (isBeating || !isNeeded()) return;
    isBeating = true;
    startedAt = now();
    run = undefined;
    isWhole = true;
    while (isNeeded()) {
      const echo = isConfirming ? null : await echoes.ask({ until: now() + limitMs });
      if (echo !== null) note(echo);
      await pause(beat);
    }
    isBeating = false;
    echoes.rest();
    // Somebody may have come during the last pause.
    void start();
  }

  document.addEventListener('visibilitychange', () => void start(), { signal });

  return {
    attend() {
      attendedUntil = now() + attendedMs;
      void start();
    },
    watch(button) {
      buttons.add(button);
      void start();
      return () => void buttons.delete(button);
    },
    async confirm(button, { at, appearedAt }) {
      const before = run;
      isConfirming = true;
      const why = await lookTwice(button).finally(() => {
        isConfirming = false;
      });
      if (why !== undefined) return refuse(why);
      if (before === undefined || before !== run) return refuse('not_yet');
      const isLong = at - before.since >= leastMs;
      // A button that the person has just brought up themselves: nothing of their visit is left out.
      const isWholeVisit = isWhole && appearedAt >= startedAt && at - startedAt >= leastVisitMs;
      return isLong || isWholeVisit ? counts : refuse('not_yet');
    },
  };

  /** Two echoes after a click; what is wrong with them, if anything. */
  async function lookTwice(button: Element): Promise<Refusal | undefined> {
    const until = now() + limitMs;
    const ask = async () => {
      const echo = await echoes.ask({ button, until });
      return echo === null ? 'not_yet' : note(echo);
    };
    const first = await ask();
    if (first !== undefined) return first;
    await pause(afterClick);
    return ask();
  }
}

function pause({ least, spread }: typeof beat): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * spread));
}
