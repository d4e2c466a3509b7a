/** A person's hand, and the count of what it has pressed. */
import type { Page } from '@playwright/test';
import type { Counted } from '../../../scripts/jobs/counted.ts';
import type { Film } from './film.ts';
import type { Control, Place } from './place.ts';

/** What a press leads to. */
interface Effect {
  /** The name of the screenshot; without it, none is taken. */
  readonly step?: string;
  /** What the POD says afterwards. */
  readonly shows?: string | RegExp;
}

export interface Hand {
  /** Opens an invoice. */
  look(recordId: string): Promise<void>;
  /**
   * Presses a control of the POD, once, and counts that. Rejects if it does not lead to what it should, such as a click
   * that the click guard refuses: it is not pressed again.
   */
  press(control: Control, effect?: Effect): Promise<void>;
  /** Counts a press that `work` makes elsewhere. */
  pressElsewhere(name: string, work: () => Promise<void>): Promise<void>;
  /** Saves a screenshot once nothing moves; of another page, at once. */
  shoot(step: string, page?: Page): Promise<void>;
  counted(): Counted;
}

export function createHand(place: Place, film: Film): Hand {
  const clicks: string[] = [];

  async function shoot(step: string, page?: Page) {
    if (page === undefined) await place.rest();
    await film.shoot(step, page);
  }

  async function pressOnce({ role, name }: Control, { step, shows }: Effect) {
    await place.press({ role, name });
    try {
      if (shows !== undefined) await place.expectText(shows);
    } catch (cause) {
      const text = await place.text();
      throw new Error(`The press on “${name}” did not lead to ${shows}. The POD says:\n${text}`, { cause });
    }
    if (step !== undefined) await shoot(step);
  }

  return {
    async look(recordId) {
      await place.open(recordId);
      await shoot('invoice');
    },
    async press(control, effect = {}) {
      await pressOnce(control, effect);
      clicks.push(String(control.name));
    },
    async pressElsewhere(name, work) {
      await work();
      clicks.push(name);
    },
    shoot,
    counted: () => ({ clicks: [...clicks] }),
  };
}
