/**
 * Decides whether a click on a last button counts. The panel is a frame on a page that may be hostile: the page cannot
 * click in the frame, but it can show a person something other than what they click on. So a click counts only if a
 * person made it on a button that they can have meant, and the panel was on the screen then and for the 500 ms before.
 */
import type { EchoesOptions } from './echo.ts';
import { type Click, watchHands } from './hands.ts';
import { createPresses, type Presses } from './presses.ts';
import { createSurface } from './surface.ts';
import { counts, refuse, type Verdict } from './verdict.ts';
import { watchWindowRest } from './window-rest.ts';

/** A click that arrives later than this was delayed: by now the person may see something else; in ms. */
const latestMs = 100;

export interface ClickGuard {
  /** Whether there is a page around the panel. Around the review window there is no page to guard against. */
  readonly isFramed: boolean;
  /**
   * Watches a last button while it is on screen; the returned function ends that.
   *
   * @param onReady called immediately, and on every change: whether the button can be pressed at all
   */
  watch(button: HTMLElement, onReady: (isReady: boolean) => void): () => void;
  /** The panel has changed its layout: any button may have moved. */
  lookAgain(): void;
  /**
   * Whether a click counts: immediately if the page need not be asked, else within 400 ms; a refusal can take 500 ms.
   * A button that is not watched is treated as one that has just appeared.
   */
  check(click: Click, button: HTMLElement): Verdict | Promise<Verdict>;
}

export interface ClickGuardOptions extends Pick<EchoesOptions, 'window' | 'Observer'> {
  /** Has the content script check the panel's surroundings; absent if there is no page around the panel. */
  readonly askPage?: EchoesOptions['askPage'] | undefined;
  /** Ends listening. */
  readonly signal: AbortSignal;
}

/** Creates the guard of one document. It listens from now on: it does not know what happened before. */
export function createClickGuard({ askPage, ...options }: ClickGuardOptions): ClickGuard {
  const presses = createPresses(options.window, options.signal);
  return askPage === undefined ? guardWindow(options, presses) : guardFrame({ ...options, askPage }, presses);
}

function guardFrame(options: EchoesOptions & ClickGuardOptions, presses: Presses): ClickGuard {
  const { window, signal } = options;
  const surface = createSurface({
    ...options,
    onEcho: ({ askedAt, answer }) => answer && hands.notePage(answer.hasKeyboard, askedAt),
  });
  const hands = watchHands(window, surface.attend, signal);

  return {
    isFramed: true,
    watch(button, onReady) {
      // The beat first: a button that starts the beat then appears within it.
      const ends = [surface.watch(button), presses.watch(button)];
      onReady(true);
      return () => {
        for (const end of ends) end();
      };
    },
    lookAgain: presses.lookAgain,
    check(click, button) {
      if (!click.isTrusted) return refuse('untrusted');
      if (window.performance.now() - click.timeStamp > latestMs) return refuse('not_yet');
      const press = pointerPress(click, presses);
      const meant = press === undefined ? counts : presses.judge(press, button);
      if (!meant.ok) return meant;
      const chosen = hands.judge(click);
      if (!chosen.ok) return chosen;
      return surface.confirm(button, {
        at: press?.at ?? click.timeStamp,
        appearedAt: presses.standsSince(button) ?? click.timeStamp,
      });
    },
  };
}

function guardWindow({ window, signal }: ClickGuardOptions, presses: Presses): ClickGuard {
  const rest = watchWindowRest(window, signal);

  return {
    isFramed: false,
    watch(button, onReady) {
      const ends = [presses.watch(button), rest.follow(onReady)];
      return () => {
        for (const end of ends) end();
      };
    },
    lookAgain: presses.lookAgain,
    check(click, button) {
      if (!click.isTrusted) return refuse('untrusted');
      if (!rest.isAtRest) return refuse('not_yet');
      const press = pointerPress(click, presses);
      if (press === undefined) return counts;
      if (click.pointerType === 'mouse' && !rest.hasStayed(press.at)) return refuse('not_yet');
      return presses.judge(press, button);
    },
  };
}

/** The press that caused a click; undefined if no pointer made the click. */
function pointerPress(click: Click, presses: Presses) {
  return click.pointerType === undefined || click.pointerType === '' ? undefined : presses.pressOf(click);
}
