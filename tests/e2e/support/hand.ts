/**
 * A person's hand on a mouse: it goes the way of least jerk from rest to rest, on a slight bow and not quite steadily, as fast
 * as it likes, and presses as soon as it is there. Its events come through the browser's own input, as often as a mouse sends them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { around, between, type Random } from '../../bench/fleet/random.ts';

/** A place in the window, in CSS px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Between two events of a mouse, in ms: 125 to 60 a second. */
const intervals = [8, 16.7] as const;
/** How long a button of the mouse is held down, in ms. */
const pressMs = [40, 120] as const;
/** How far a hand strays from its way, as a share of the way's length. */
const bow = 0.06;
/** How far it trembles at full speed, in CSS px; at rest it does not. */
const tremor = 1.2;

export class Hand {
  readonly #session: CDPSession;
  readonly #random: Random;
  /** A pixel of the screen, in CSS px: a mouse is always on one of them. */
  readonly #pixel: number;
  #at: Spot = { x: 1, y: 1 };

  /** @param session of the page */
  constructor(session: CDPSession, random: Random, pixel: number) {
    this.#session = session;
    this.#random = random;
    this.#pixel = pixel;
  }

  /** Goes to a place and is at rest there after `ms`. */
  async go(to: Spot, ms: number): Promise<void> {
    const from = this.#at;
    const across = around(this.#random, 0, bow);
    const start = performance.now();
    const sent: Promise<unknown>[] = [];
    for (let part = 0; part < 1; ) {
      await pause(between(this.#random, intervals));
      part = Math.min((performance.now() - start) / ms, 1);
      const way = part ** 3 * (10 - 15 * part + 6 * part ** 2);
      const stray = across * Math.sin(Math.PI * way);
      const shake = tremor * 16 * (part * (1 - part)) ** 2;
      sent.push(
        this.#move({
          x: from.x + (to.x - from.x) * way - (to.y - from.y) * stray + around(this.#random, 0, shake),
          y: from.y + (to.y - from.y) * way + (to.x - from.x) * stray + around(this.#random, 0, shake),
        }),
      );
    }
    await Promise.all(sent);
  }

  /** Presses once where it is. */
  async press(): Promise<void> {
    const press = { ...this.#at, button: 'left', clickCount: 1 } as const;
    const down = this.#session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
    await pause(between(this.#random, pressMs));
    await this.#session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
    await down;
  }

  /** Goes to a place in its own time, and presses there. */
  async goAndPress(to: Spot, ms: number): Promise<void> {
    await this.go(to, ms);
    await this.press();
  }

  #move({ x, y }: Spot): Promise<unknown> {
    const onPixel = (value: number) => Math.max(Math.round(value / this.#pixel), 0) * this.#pixel;
    this.#at = { x: onPixel(x), y: onPixel(y) };
    return this.#session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...this.#at });
  }
}
