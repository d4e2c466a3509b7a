/**
 * One proof that the panel can be seen *now*. What the browser tells a frame is only as new as the last animation frame
 * that the page's main thread has drawn. So the content script cuts the panel's frame by a few pixels, another number
 * each time, and a record counts only if it shows exactly that cut: then the page has drawn after the question.
 */
import type { SurfaceAnswer, SurfaceQuestion } from '../../protocol/frame-messages.ts';
import { createLandmarks } from './landmarks.ts';
import {
  cuts,
  hindranceOf,
  look,
  missingOf,
  mostCut,
  rounding,
  type Sight,
  type SightObserverClass,
} from './sight.ts';
import { counts, type Refusal, refuse, type Verdict } from './verdict.ts';

/** A smaller frame shows a button without what it is for; in CSS px. The panel's own minimum height is larger. */
const leastSize = { width: 200, height: 140 };

/** The pause before the browser is asked again, in ms. */
const pauseMs = 4;

/**
 * How long the browser may still report a panel that was just lifted as covered, and one that has just grown as cut
 * off, in ms: what a frame is told about the page is an animation frame or two behind.
 */
const patienceMs = 150;

/** Has the content script check the panel's surroundings; the answer may never come. */
export type AskPage = (question: Omit<SurfaceQuestion, 'kind' | 'id'>) => Promise<SurfaceAnswer>;

export interface Echo {
  /** When the page was asked (`performance.now`, ms). */
  readonly askedAt: number;
  /** When the page drew what was seen, or when the question was given up (`performance.now`, ms). */
  readonly at: number;
  readonly verdict: Verdict;
  /** The content script's answer; undefined if there was none. */
  readonly answer?: SurfaceAnswer | undefined;
}

export interface EchoesOptions {
  /** The frame's own window. */
  readonly window: Window;
  readonly Observer: SightObserverClass;
  readonly askPage: AskPage;
}

export interface EchoOptions {
  /** A button that must be in full sight, in addition to the frame. */
  readonly button?: Element;
  /** When to give up (`performance.now`, ms). */
  readonly until: number;
}

/** Creates what asks for echoes. One question is open at a time: a new question replaces the previous one. */
export function createEchoes({ window, Observer, askPage }: EchoesOptions) {
  const { document, performance } = window;
  const now = () => performance.now();
  const landmarks = createLandmarks(document);
  let turnOfCut = 0;
  let isCovered = false;
  let turn = 0;

  async function ask({ button, until }: EchoOptions): Promise<Echo | null> {
    const askedAt = now();
    turn += 1;
    const own = turn;
    turnOfCut = (turnOfCut + 1) % cuts.length;
    const cut = cuts[turnOfCut] ?? 0;
    let answer: SurfaceAnswer | undefined;
    let isAskedAgain = false;
    function question(about: Pick<SurfaceQuestion, 'isCovered' | 'isThorough'>) {
      answer = undefined;
      void askPage({ cut: cut / window.devicePixelRatio, ...about }).then((told) => {
        answer = told;
      });
    }
    question({ isCovered, isThorough: button !== undefined });
    let why: Refusal = 'hidden';
    while (now() < until) {
      const targets = [landmarks.whole, landmarks.speck, ...(button === undefined ? [] : [button])];
      const sight = await look(Observer, targets, until - now());
      if (own !== turn) return null;
      if (sight === null) break;
      const seen = read(sight, cut);
      if (seen?.why === 'covered' && answer?.isLifted === false && !isCovered && !isAskedAgain) {
        // What covers the panel may have appeared after the answer, and the panel may still be lifted above it.
        isAskedAgain = true;
        question({ isCovered: true, isThorough: true });
      }
      const isTolerated = seen?.why === 'cut_off' || (seen?.why === 'covered' && answer?.isLifted === true);
      const isWaitedFor = isTolerated && now() - askedAt < patienceMs;
      if (seen !== undefined && answer !== undefined && !isWaitedFor) {
        const wasCovered = isAskedAgain && !answer.isLifted;
        return { askedAt, at: seen.at, verdict: judge(wasCovered ? 'covered' : seen.why, answer), answer };
      }
      why = seen?.why ?? why;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return { askedAt, at: now(), verdict: refuse(why), answer };
  }

  /** What a record tells; undefined if it is older than the question. */
  function read(
    sight: Sight,
    cut: number,
  ): { readonly at: number; readonly why: Refusal | undefined } | undefined {
    const whole = sight.get(landmarks.whole);
    if (whole === undefined) return undefined;
    const { devicePixelRatio } = window;
    const { right, bottom } = missingOf(whole, devicePixelRatio);
    const isTooSmall = window.innerWidth < leastSize.width || window.innerHeight < leastSize.height;
    if (right > rounding || bottom > mostCut || isTooSmall) return { at: whole.time, why: 'cut_off' };
    // A frame with a fraction of a pixel at its edge shows less of the cut.
    if (bottom > cut + rounding || bottom < cut - 2 * rounding) return undefined;
    const others = [...sight.values()].filter((record) => record !== whole);
    const hindrances = others.map((record) => hindranceOf(record, devicePixelRatio));
    const why = hindrances.find((hindrance) => hindrance !== undefined);
    return { at: whole.time, why };
  }

  function judge(why: Refusal | undefined, { isAnimated }: SurfaceAnswer): Verdict {
    isCovered = why === 'covered';
    if (why !== undefined) return refuse(why);
    return isAnimated ? refuse('covered') : counts;
  }

  return {
    /** Resolves with one echo, or with null if another question has replaced this one; never rejects. */
    ask(options: EchoOptions): Promise<Echo | null> {
      landmarks.put(options.button === undefined);
      return ask(options);
    },
    /** Removes the landmarks from the document, and makes the frame whole again. */
    rest() {
      landmarks.remove();
      void askPage({ cut: 0, isCovered: false, isThorough: false });
    },
  };
}
