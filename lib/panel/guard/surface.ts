/**
 * Whether the panel was on the screen at a click and for half a second before it. While there is something to click on,
 * echoes come in an irregular beat. A click counts if an unbroken run of good echoes comes before it and two more come
 * after it, all from the same place.
 */
import { createEchoes, type Echo, type EchoesOptions } from './echo.ts';
import { counts, leastMs, type Refusal, refuse, type Verdict } from './verdict.ts';

/** The pause between two echoes, in ms: irregular, because the page must not know when the next one comes. */
const beat = { least: 80, spread: 80 };
/** The pause between the two echoes after a click, in ms. */
const afterClick = { least: 40, spread: 60 };
/** The time limit for one echo of the beat, and for both echoes after a click together, in ms. */
const limitMs = 400;
/** The longest gap between two good echoes of one run, in ms: in a longer gap, anything may have been on the screen. */
const mostGapMs = 700;
/** How long the beat continues after the last sign of a person in the panel, without a button to click on, in ms. */
const attendedMs = 5_000;
/** The shortest time from a person's arrival to a click, if the button appeared only after the arrival, in ms. */
const leastVisitMs = 250;

export interface SurfaceOptions extends EchoesOptions {
  readonly signal: AbortSignal;
  /** Called with every echo. */
  onEcho(echo: Echo): void;
}

export interface Press {
  /** When the person pressed (`performance.now`, ms). */
  readonly at: number;
  /** When the button appeared (`performance.now`, ms). */
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

/** Asks nothing before a person is in the panel or a button is on screen. */
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

  /** Records an echo, and returns what is wrong with it, if anything. */
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
    // A person may have come during the last pause.
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
      // For a button that the person has just brought up themselves: the run leaves out nothing of their visit.
      const isWholeVisit = isWhole && appearedAt >= startedAt && at - startedAt >= leastVisitMs;
      return isLong || isWholeVisit ? counts : refuse('not_yet');
    },
  };

  /** Takes two echoes after a click, and returns what is wrong with them, if anything. */
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
