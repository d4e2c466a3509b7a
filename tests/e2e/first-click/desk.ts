/** A person at a desk, who moves the pointer to a last button and presses it once. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { around, type Random } from '../../bench/fleet/random.ts';
import type { Hand, Spot } from '../support/hand.ts';
import { button, type LastButton, lastButtons, press } from './last-buttons.ts';
import type { Path } from './paths.ts';

/** The time between a press in the panel and the start of the move to the next, in ms. */
const glanceMs = 300;
/** A click without any effect after this time, in ms, is lost. */
const lostMs = 2_000;
/** The padding between the panel's edge and its frame, in CSS px. */
const edge = 1;

/** What the panel says about a click that did not count. */
const refusedClick = '.refused-click p';

/** The outcome of a press. */
export interface Outcome {
  /** Null if the press counted; otherwise what the panel said. */
  readonly refusal: string | null;
  /** From the click to the message that makes the worker send the request, in ms; null if there was none. */
  readonly delayMs: number | null;
}

/** The times of a press, on the panel's own clock, in ms. */
interface Note {
  clickedAt?: number;
  sentAt?: number;
}

export class Desk {
  readonly #page: Page;
  readonly #frame: Frame;
  readonly #hand: Hand;
  readonly #random: Random;

  private constructor(page: Page, frame: Frame, hand: Hand, random: Random) {
    this.#page = page;
    this.#frame = frame;
    this.#hand = hand;
    this.#random = random;
  }

  /** @param frame the panel; must show an invoice */
  static async at(page: Page, frame: Frame, hand: Hand, random: Random): Promise<Desk> {
    await frame.evaluate(noteFromNowOn);
    return new Desk(page, frame, hand, random);
  }

  /** Fills in the form, takes the path and presses once. The sandbox must be set to refuse the request. */
  async take({ action, from, page, ms }: Path): Promise<Outcome> {
    const last = lastButtons[action];
    // A press that did not count leaves its message behind, so the form is opened again.
    if (await this.#frame.locator(refusedClick).isVisible()) await press(this.#frame, 'Back');
    await last.fillIn(this.#frame);
    if (from === 'panel') {
      await this.#hand.goAndPress(await this.#spotOf(last.before(this.#frame)), ms);
      await this.#isThere(last);
      await pause(glanceMs);
    } else {
      await last.before(this.#frame).dispatchEvent('click');
      await this.#isThere(last);
      await this.#hand.go(await this.#spotOnPage(from), ms);
      // A person clicks a field to type; a click in the menu would leave the page.
      if (from === 'field') await this.#hand.press();
    }
    const spot = await this.#spotOf(this.#button(last));
    await this.#frame.evaluate(() => Object.assign(window, { note: {} }));
    const over = await this.#disturb(page, ms);
    await this.#hand.goAndPress(spot, ms);
    const outcome = await this.#outcome();
    await over();
    await expect(this.#frame.locator('[aria-busy=true]')).toHaveCount(0);
    if (outcome.refusal === null) await this.#dismissOutcome(last);
    return outcome;
  }

  /** WisePay's refusal appears above the last button, and must not move it during the next press. */
  async #dismissOutcome(last: LastButton): Promise<void> {
    const dismiss = this.#frame.getByRole('button', { name: 'Dismiss' });
    await dismiss.waitFor();
    if (last.goes) await expect(this.#button(last)).toHaveCount(0);
    await dismiss.dispatchEvent('click');
    await expect(dismiss).toHaveCount(0);
  }

  #button({ name }: LastButton): Locator {
    return button(this.#frame, name);
  }

  async #isThere(last: LastButton): Promise<void> {
    await expect(this.#button(last)).toHaveAttribute('aria-disabled', 'false');
  }

  /** Scrolls an element into view and returns a random point in it, more likely near its center. */
  async #spotOf(locator: Locator): Promise<Spot> {
    const inFrame = await locator.evaluate((element) => {
      element.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
    const panel = await this.#page.evaluate(() => {
      const { x, y } = document.documentElement.lastElementChild?.getBoundingClientRect() ?? new DOMRect();
      return { x, y };
    });
    const within = (size: number) => Math.min(Math.max(around(this.#random, 0.5, 0.15), 0.15), 0.85) * size;
    return {
      x: panel.x + edge + inFrame.x + within(inFrame.width),
      y: panel.y + edge + inFrame.y + within(inFrame.height),
    };
  }

  #spotOnPage(from: 'field' | 'menu'): Promise<Spot> {
    const selector = from === 'field' ? '#cwContent input' : '.cw_NavigationItem';
    return this.#page.evaluate((wanted) => {
      for (const element of document.querySelectorAll(wanted)) {
        const { x, y, width, height } = element.getBoundingClientRect();
        const spot = { x: x + width / 2, y: y + height / 2 };
        if (element.contains(document.elementFromPoint(spot.x, spot.y))) return spot;
      }
      return { x: 20, y: window.innerHeight - 20 };
    }, selector);
  }

  /** Keeps PSA busy while the hand is under way; the returned function ends that. */
  async #disturb(page: Path['page'], ms: number): Promise<() => Promise<void>> {
    if (page === 'busy') {
      await this.#page.evaluate(startChanges);
      return () => this.#page.evaluate(() => (window as unknown as { endChanges(): void }).endChanges());
    }
    if (page === 'redrawn') await this.#page.evaluate(redrawScreen, ms);
    return async () => {};
  }

  async #outcome(): Promise<Outcome> {
    const handle = await this.#frame
      .waitForFunction(
        (selector) => {
          const { note } = window as unknown as { readonly note: Note };
          const refusal = document.querySelector(selector)?.textContent;
          if (note.sentAt === undefined && !refusal) return undefined;
          return { ...note, refusal: refusal ?? null };
        },
        refusedClick,
        { timeout: lostMs },
      )
      .catch(() => null);
    const found = await handle?.jsonValue();
    if (found === undefined) return { refusal: 'nothing came of it', delayMs: null };
    const { clickedAt = Number.NaN, sentAt, refusal } = found;
    return sentAt === undefined ? { refusal, delayMs: null } : { refusal: null, delayMs: sentAt - clickedAt };
  }
}

/** Runs in the panel: notes each click, and the message that makes the worker send something to WisePay. */
function noteFromNowOn(): void {
  interface Runtime {
    sendMessage(this: void, message: { readonly kind?: string }, ...rest: unknown[]): unknown;
  }
  const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome;
  const panel = window as unknown as { note: Note };
  panel.note = {};
  window.addEventListener(
    'click',
    ({ timeStamp }) => Object.assign(panel.note, { clickedAt: timeStamp }),
    true,
  );
  const { sendMessage } = runtime;
  runtime.sendMessage = (message, ...rest) => {
    const kinds = ['pod.terminal', 'pod.remind', 'pod.refund'];
    if (kinds.includes(message.kind ?? '')) panel.note.sentAt = performance.now();
    return sendMessage(message, ...rest);
  };
}

/** Runs in the page: makes a few thousand changes per second, until `window.endChanges()`. */
function startChanges(): void {
  const list = document.createElement('div');
  list.style.cssText = 'position: fixed; bottom: 0; left: 0; width: 200px; height: 40px; overflow: hidden';
  document.body.append(list);
  let count = 0;
  const timer = setInterval(() => {
    for (let change = 0; change < 40; change += 1) {
      count += 1;
      const row = document.createElement('span');
      row.textContent = `Event ${count} `;
      list.append(row);
      if (list.childElementCount > 40) list.firstElementChild?.remove();
    }
  }, 10);
  Object.assign(window, {
    endChanges() {
      clearInterval(timer);
      list.remove();
    },
  });
}

/** Runs in the page: removes its screen and puts it back while a hand is under way for `ms` milliseconds. */
function redrawScreen(ms: number): void {
  const stage = document.querySelector('.cw_Stage');
  const place = stage?.parentElement;
  setTimeout(() => stage?.remove(), ms * 0.3);
  setTimeout(() => stage && place?.append(stage), ms * 0.6);
}
