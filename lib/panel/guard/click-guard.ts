/**
 * Decides whether a click on a money button counts. The panel is a frame on a page that may be hostile: the page cannot
 * click in the frame, but it can show a person something else than what they click on. So a click counts when a person
 * made it on a button that they can have meant, and what was on the screen then, and for half a second before, was the panel.
 */
import type { EchoesOptions } from './echo.ts';
import { type Click, watchHands } from './hands.ts';
import { createPresses, type Presses } from './presses.ts';
import { createSurface } from './surface.ts';
import { counts, refuse, type Verdict } from './verdict.ts';
import { watchWindowRest } from './window-rest.ts';

/** A click that comes later than this was held up on its way: by now the person may see something else; in ms. */
const latestMs = 100;

export interface ClickGuard {
  /** Whether there is a page around the panel. In a window of the extension's own there is none to be afraid of. */
  readonly isFramed: boolean;
  /**
   * Watches a money button while it is on screen; the returned function ends that.
   *
   * @param onReady told at once, and whenever it changes, whether the button can be pressed at all
   */
  watch(button: HTMLElement, onReady: (isReady: boolean) => void): () => void;
  /** The panel has changed its layout: every button may be somewhere else. */
  lookAgain(): void;
  /**
   * Whether a click counts: at once where nobody has to be asked, else within 400 ms. A button that is not watched is as
   * new.
   */
  check(click: Click, button: HTMLElement): Verdict | Promise<Verdict>;
}

export interface ClickGuardOptions extends Pick<EchoesOptions, 'window' | 'Observer'> {
  /** Has the content script of the page around the panel look around; absent where there is no page. */
  readonly askPage?: EchoesOptions['askPage'] | undefined;
  /** Ends listening. */
  readonly signal: AbortSignal;
}

/** Makes the guard of one document. It begins to listen at once: what happened before is not known to it. */
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
      // The beat first: a button that has it begin comes up within it.
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

/** The press that a click came of; undefined where no pointer made it. */
function pointerPress(click: Click, presses: Presses) {
  return click.pointerType === undefined || click.pointerType === '' ? undefined : presses.pressOf(click);
}
