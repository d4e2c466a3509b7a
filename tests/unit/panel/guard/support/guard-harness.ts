/** The guard of a last button on a page that the test controls. */
import { vi } from 'vitest';
import { type ClickGuard, createClickGuard } from '#lib/panel/guard/click-guard.ts';
import type { Click } from '#lib/panel/guard/hands.ts';
import type { Refusal, Verdict } from '#lib/panel/guard/verdict.ts';
import { act, elapse, fakePage, stopTime } from './fake-page.ts';

export interface GuardHarness {
  readonly page: ReturnType<typeof fakePage>;
  readonly guard: ClickGuard;
  readonly button: HTMLButtonElement;
  /** Where the button is; change it to move the button. */
  box: DOMRect;
  /** Ends the guard's listening. */
  readonly life: AbortController;
  /** The guard's verdict, and how long it takes, in ms. */
  verdictOn(made: Click): Promise<{ verdict: Verdict; ms: number }>;
  /** Presses the button with the pointer; returns the verdict. */
  press(change?: object): Promise<Verdict>;
  /** Shows the button for a second. */
  settle(): Promise<void>;
  /** Restores the document, the timers and all spies. */
  end(): void;
}

/** Stops time, and guards a button in the panel on the page, or in the extension's own window. */
export function guardHarness(place: 'page' | 'window'): GuardHarness {
  stopTime();
  const page = fakePage();
  const life = new AbortController();
  const button = document.createElement('button');
  button.getBoundingClientRect = () => harness.box;
  document.body.append(button);
  const askPage = place === 'page' ? page.askPage : undefined;
  const guard = createClickGuard({ window, Observer: page.Observer, askPage, signal: life.signal });

  const harness: GuardHarness = {
    page,
    guard,
    button,
    box: new DOMRect(0, 0, 100, 30),
    life,
    async verdictOn(made) {
      const start = Date.now();
      let verdict: Verdict | undefined;
      void Promise.resolve(guard.check(made, button)).then((said) => {
        verdict = said;
      });
      while (verdict === undefined) await elapse(1);
      return { verdict, ms: Date.now() - start };
    },
    async press(change = {}) {
      act('pointerdown', change);
      return (await harness.verdictOn(click(change))).verdict;
    },
    async settle() {
      guard.watch(button, () => {});
      await elapse(1_000);
    },
    end() {
      life.abort();
      vi.useRealTimers();
      vi.restoreAllMocks();
      document.documentElement.replaceChildren(document.head, document.body);
      document.body.replaceChildren();
    },
  };
  return harness;
}

/** A click that a person makes now with the mouse, apart from `change`. */
export const click = (change: Partial<Click> = {}): Click => ({
  isTrusted: true,
  timeStamp: Date.now(),
  pointerType: 'mouse',
  ...change,
});

export const refused = (reason: Refusal) => ({ ok: false, reason });
