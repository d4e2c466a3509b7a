/** A person without a pointer in the browser's side panel: moves with Tab, and presses the focused control. */
import { expect } from '@playwright/test';
import { drawFor } from './person.ts';
import { elementOf, type Role, type SidePanel } from './side-panel.ts';

/** More Tab presses than the side panel has controls. */
const mostPresses = 60;

/** How long a person who reads holds a key, in ms. */
const readingMs = 250;

/** What each key sends, in the protocol's terms. */
const keys = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
} as const;

/** The protocol's number for the shift key. */
const shiftKey = 8;

export class SidePanelKeyboard {
  readonly #side: SidePanel;

  private constructor(side: SidePanel) {
    this.#side = side;
  }

  /** Gives the side panel the keyboard, as F6 does in a browser whose window is in front. */
  static async at(side: SidePanel): Promise<SidePanelKeyboard> {
    await side.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return new SidePanelKeyboard(side);
  }

  /** Presses a key. @param heldMs how long it is held, in ms */
  async press(key: keyof typeof keys, { isShifted = false, heldMs = 0 } = {}): Promise<void> {
    const { text, ...named } = { text: undefined, ...keys[key] };
    const sent = { ...named, modifiers: isShifted ? shiftKey : 0 };
    const down = text === undefined ? { type: 'rawKeyDown' } : { type: 'keyDown', text };
    await this.#side.send('Input.dispatchKeyEvent', { ...sent, ...down });
    if (heldMs > 0) await this.#side.evaluate(`(${drawFor})(${heldMs})`);
    await this.#side.send('Input.dispatchKeyEvent', { ...sent, type: 'keyUp' });
  }

  /** Presses Tab until the control has the focus. @param isBack goes backwards, to what is above */
  async tabTo(name: RegExp, { role = 'button' as Role, isBack = false } = {}): Promise<void> {
    await this.#expectReady(name, role);
    for (let presses = 0; presses < mostPresses; presses += 1) {
      const isThere = `document.hasFocus() && document.activeElement === ${elementOf(role, name)}`;
      if (await this.#side.evaluate<boolean>(isThere)) return;
      await this.press('Tab', { isShifted: isBack });
    }
    throw new Error(`Tab does not reach ${role} ${name.source}.`);
  }

  /** Moves to a button and presses it. */
  async pressButton(name: RegExp, how: { readonly isBack?: boolean } = {}): Promise<void> {
    await this.tabTo(name, how);
    await this.press('Enter');
  }

  /** Moves to a last button and presses it: back to the previous control and forth again, like a person who reads. */
  async pressMoneyButton(name: RegExp): Promise<void> {
    await this.tabTo(name);
    await this.press('Tab', { isShifted: true, heldMs: readingMs });
    await this.press('Tab', { heldMs: readingMs });
    await this.#expectReady(name, 'button');
    await this.press('Enter');
  }

  /** Waits until the control is there and can be pressed. */
  async #expectReady(name: RegExp, role: Role): Promise<void> {
    const isReady = `${elementOf(role, name)} !== undefined`;
    await expect
      .poll(() => this.#side.evaluate(isReady), { timeout: 15_000, message: `${role} ${name.source}` })
      .toBe(true);
  }
}
