/**
 * A person's hand on a mouse. It moves from rest to rest with minimum jerk, in a slight curve and with a tremor, at any
 * speed, and presses on arrival. Its events go through the browser's own input, as often as a mouse sends them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { around, between, type Random } from '../../bench/fleet/random.ts';

/** A position in the window, in CSS px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The time between two mouse events, in ms: 125 to 60 per second. */
const intervals = [8, 16.7] as const;
/** How long a mouse button is held down, in ms. */
const pressMs = [40, 120] as const;
/** How far a hand strays from the straight line, as a fraction of its length. */
const bow = 0.06;
/** The tremor at full speed, in CSS px; none at rest. */
const tremor = 1.2;

export class Hand {
  readonly #session: CDPSession;
  readonly #random: Random;
  /** The size of a screen pixel in CSS px; a mouse is always on a whole one. */
  readonly #pixel: number;
  #at: Spot = { x: 1, y: 1 };

  /** @param session the page's session; @param pixel the size of a screen pixel in CSS px */
  constructor(session: CDPSession, random: Random, pixel: number) {
    this.#session = session;
    this.#random = random;
    this.#pixel = pixel;
  }

  /** Moves to a position, and is at rest there after `ms` milliseconds. */
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

  /** Presses once at the current position. */
  async press(): Promise<void> {
    const press = { ...this.#at, button: 'left', clickCount: 1 } as const;
    const down = this.#session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press });
    await pause(between(this.#random, pressMs));
    await this.#session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press });
    await down;
  }

  /** Moves to a position in `ms` milliseconds, and presses there. */
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
