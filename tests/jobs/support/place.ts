/** Where a person works with the POD, and what a person can do there. */
import type { Page } from '@playwright/test';

/** Something to press, by its role and its name for screen readers. */
export interface Control {
  readonly role: 'button' | 'radio' | 'checkbox';
  readonly name: string | RegExp;
}

export interface Place {
  /** Opens an invoice of PSA, and waits until the POD shows it, open or as the slim tab. */
  open(recordId: string): Promise<void>;
  /** Waits until nothing moves any more. */
  rest(): Promise<void>;
  /** Waits until nothing moves any more, as a person does, moves the pointer there and presses, once. */
  press(control: Control): Promise<void>;
  /** Moves the pointer off what the POD says. */
  movePointerOff(): Promise<void>;
  expectText(text: string | RegExp): Promise<void>;
  /** Waits until the POD no longer says it, for as long as a result may stay that goes away on its own. */
  expectGone(text: RegExp): Promise<void>;
  /** All that the POD says. */
  text(): Promise<string>;
  /** What is on the screen while that page is in front (PNG). */
  picture(page?: Page): Promise<Uint8Array>;
}

export function button(name: string | RegExp): Control {
  return { role: 'button', name };
}

/** The time in which a result goes away that needs nothing, in ms: it is seen for 15 s. */
export const retiresWithinMs = 45_000;
