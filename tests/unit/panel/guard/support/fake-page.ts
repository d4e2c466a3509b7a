/**
 * A page around the panel, as the panel's frame sees it: the content script's answers, and the browser's reports, which
 * are always one animation frame late. The test controls time.
 */
import { vi } from 'vitest';
import type { AskPage } from '#lib/panel/guard/echo.ts';
import type { SightObserverClass } from '#lib/panel/guard/sight.ts';
import type { SurfaceAnswer } from '#lib/protocol/frame-messages.ts';

type Callback = ConstructorParameters<SightObserverClass>[0];
type SightRecord = Parameters<Callback>[0][number];

/** How long the page and the browser take to answer, in ms. */
const frameMs = 10;

/** What is visible of the panel, and the state of the page. */
interface Scene {
  place: string;
  isCovered: boolean;
  /** Undefined in a browser that does not report it. */
  isVisible: boolean | undefined;
  /** How much of the frame is cut off at its lower edge, in CSS px. */
  missing: number;
  isAnimated: boolean;
  isLifted: boolean;
  hasKeyboard: boolean;
  /** The page's main thread does no work for the POD. */
  isBusy: boolean;
}

export function fakePage() {
  const scene: Scene = {
    place: 'here',
    isCovered: false,
    isVisible: true,
    missing: 0,
    isAnimated: false,
    isLifted: false,
    hasKeyboard: true,
    isBusy: false,
  };
  let cut: number = 0;
  let drawn = { cut, isCovered: false };
  let questions = 0;

  const askPage: AskPage = (question) => {
    questions += 1;
    return new Promise((resolve) => {
      setTimeout(() => {
        if (scene.isBusy) return;
        cut = question.cut;
        const { place, isLifted, isAnimated, hasKeyboard } = scene;
        const answer: SurfaceAnswer = {
          kind: 'wisepay-pod.surface',
          id: questions,
          place,
          isLifted,
          isAnimated,
          hasKeyboard,
        };
        resolve(answer);
        setTimeout(() => {
          drawn = { cut, isCovered: scene.isCovered };
        }, frameMs);
      }, 1);
    });
  };

  function recordOf(target: Element): SightRecord {
    const [width, height] = [318, 400];
    const isFrame = target instanceof HTMLElement && target.style.visibility === 'hidden';
    const bottom = isFrame ? drawn.cut + scene.missing : 0;
    return {
      target,
      time: performance.now(),
      boundingClientRect: new DOMRect(0, 0, width, height),
      intersectionRect: new DOMRect(0, 0, width, height - bottom),
      ...(scene.isVisible !== undefined && { isVisible: scene.isVisible && !drawn.isCovered }),
    };
  }

  class Observer {
    readonly #report: Callback;
    readonly #targets: Element[] = [];
    #timer: ReturnType<typeof setTimeout> | undefined;

    constructor(report: Callback) {
      this.#report = report;
    }
    observe(target: Element) {
      this.#targets.push(target);
      this.#timer ??= setTimeout(() => this.#report(this.#targets.map(recordOf)), frameMs);
    }
    disconnect() {
      clearTimeout(this.#timer);
    }
  }

  return {
    scene,
    askPage,
    Observer: Observer satisfies SightObserverClass,
    /** How often the page was asked. */
    get questions() {
      return questions;
    },
  };
}

/** The test controls timers, `Date` and `performance.now`, until `vi.useRealTimers` and `vi.restoreAllMocks`. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  vi.setSystemTime(0);
  vi.spyOn(window.performance, 'now').mockImplementation(() => Date.now());
}

export const elapse = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Dispatches an event as if a person acted: trusted, and with its time in ms. */
export function act(type: string, init: object = {}, target: EventTarget = window): void {
  const event = new Event(type, { bubbles: true });
  const facts = {
    isTrusted: true,
    timeStamp: Date.now(),
    pointerType: 'mouse',
    clientX: 10,
    clientY: 10,
    ...init,
  };
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(event, name, { value });
  target.dispatchEvent(event);
}
