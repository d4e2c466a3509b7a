/**
 * The last step of a card payment: the button after which the terminal asks for a card, as a person presses it while
 * the page may be attacking.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { refusedClickWords } from '../../../components/words/guard-words.ts';
import type { Refusal } from '../../../lib/panel/guard/verdict.ts';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { expectOnce, terminalPayment } from '../../e2e/support/actions.ts';
import { movePointer, type Spot } from '../../e2e/support/person.ts';
import type { PodPage } from '../../e2e/support/pod-page.ts';

/** How long a person at least looks at the panel before going to its button, in ms. */
const readingMs = 900;

export class LastStep {
  readonly #sandbox: SandboxProcess;
  readonly #page: Page;
  readonly #pod: PodPage;
  #filledIn: Locator | null = null;

  /** @param pod must show an invoice that can be paid */
  constructor(sandbox: SandboxProcess, page: Page, pod: PodPage) {
    this.#sandbox = sandbox;
    this.#page = page;
    this.#pod = pod;
  }

  /** Does everything up to the last button, without the pointer, because the attack may be in its way. */
  async fillIn(): Promise<void> {
    const frame = await this.#pod.frame();
    const press = (element: HTMLElement | SVGElement) => element.dispatchEvent(new MouseEvent('click'));
    const opener = frame.getByRole('button', { name: 'Send to Terminal', exact: true });
    const terminal = frame.getByRole('radio', { name: /Front desk/ });
    // A panel that has started again opens the form as it was typed.
    await opener.or(terminal).first().waitFor();
    if (await opener.isVisible()) await opener.evaluate(press);
    const button = frame.getByRole('button', { name: terminalPayment.lastButton });
    await terminal.evaluate(press);
    await expect(button).toHaveAttribute('aria-disabled', 'false');
    this.#filledIn = button;
  }

  /** The same, and waits until the browser reports the button as visible, as it does to the click guard. */
  async fillInVisibly(): Promise<void> {
    await this.fillIn();
    await this.#button.evaluate(
      (element) =>
        new Promise<void>((resolve) => {
          const options = { threshold: 1, trackVisibility: true, delay: 100 };
          const observer = new IntersectionObserver(([entry]) => {
            if (entry === undefined || !('isVisible' in entry) || entry.isVisible !== true) return;
            observer.disconnect();
            resolve();
          }, options);
          observer.observe(element);
        }),
    );
  }

  /** The button's position in the window, in CSS px, whatever the page has done to the frame around it. */
  async spot(): Promise<Spot> {
    const inFrame = await this.#button.evaluate(
      (element) => {
        element.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: (x + width / 2) / window.innerWidth, y: (y + height / 2) / window.innerHeight };
      },
      undefined,
      { timeout: 1000 },
    );
    const handle = await this.#button.elementHandle({ timeout: 1000 });
    const frame = await handle?.ownerFrame();
    const box = await (await frame?.frameElement())?.boundingBox();
    if (box === null || box === undefined) throw new Error('The panel is not drawn.');
    return { x: box.x + inFrame.x * box.width, y: box.y + inFrame.y * box.height };
  }

  /** Moves the pointer to the button, like a person who reads first. */
  async goThere(): Promise<void> {
    await movePointer(this.#page, { x: 2, y: 2 }, readingMs);
    await movePointer(this.#page, await this.spot());
  }

  /** Goes there and presses once, whatever covers the button. */
  async click(): Promise<void> {
    await this.goThere();
    await this.press();
  }

  /** Presses at the pointer's position. */
  async press(): Promise<void> {
    await this.#page.mouse.down();
    await this.#page.mouse.up();
  }

  async focus(): Promise<void> {
    await this.#button.focus();
  }

  /** The line about a click that did not count. */
  refusal(): Locator {
    return this.#button.locator('xpath=following-sibling::*[@role="status"]');
  }

  /** Presses once with the pointer. The panel refuses for one of the reasons, and nothing is sent. */
  async expectClickRefused(...reasons: readonly Refusal[]): Promise<void> {
    await this.click();
    await this.expectRefused(...reasons);
  }

  /** Expects that the last press was refused for one of the reasons. */
  async expectRefused(...reasons: readonly Refusal[]): Promise<void> {
    const words = reasons.map((reason) => refusedClickWords(reason));
    await expect(this.refusal()).toContainText(new RegExp(words.map(escaped).join('|')));
    await this.expectNothingSent();
  }

  async expectNothingSent(): Promise<void> {
    expect(await this.#countSent()).toBe(0);
  }

  /** Presses the same button once with the pointer; the press counts exactly once. */
  async expectWorking(): Promise<void> {
    await this.click();
    await expectOnce(terminalPayment, this.#sandbox, this.#pod);
  }

  #countSent(): Promise<number> {
    return terminalPayment.countEffects(this.#sandbox);
  }

  get #button(): Locator {
    if (this.#filledIn === null) throw new Error('Nothing is filled in yet.');
    return this.#filledIn;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.()'’]/g, '.');
}
