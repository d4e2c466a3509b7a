/**
 * The browser's side panel, driven like a page: Playwright does not list it, but the browser's protocol reaches it as a
 * target. Pointer and keys go through the browser's own input.
 */
import { type CDPSession, expect, type Page } from '@playwright/test';
import { extensionOrigin } from './extension-pages.ts';
import type { Spot } from './person.ts';

/** How long to wait for what the side panel is to show, in ms. */
const patienceMs = 15_000;

/** What can be pressed. */
export type Role = 'button' | 'radio' | 'checkbox' | 'field';

interface Target {
  readonly targetId: string;
  readonly url: string;
}

/** The open side panels. */
async function targetsOf(session: CDPSession): Promise<Target[]> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos.filter(({ url }) => url.startsWith(`${extensionOrigin}/sidepanel.html`));
}

/** How many side panels are open in the browser. */
export async function countSidePanels(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    return (await targetsOf(session)).length;
  } finally {
    await session.detach();
  }
}

/** Runs in the side panel: the first visible element with that role and name that can be pressed; undefined without one. */
export const elementOf = (role: Role, name: RegExp) => `(() => {
  const roles = { button: 'button', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]', field: 'input:not([type=radio]):not([type=checkbox]), textarea' };
  const name = new RegExp(${JSON.stringify(name.source)});
  const nameOf = (element) => element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent ?? '';
  return [...document.querySelectorAll(roles[${JSON.stringify(role)}])].find((element) => name.test(nameOf(element).trim()) && element.checkVisibility() && element.getAttribute('aria-disabled') !== 'true');
})()`;

/** Runs in the side panel: the center of that element; null without one. */
const spotOf = (role: Role, name: RegExp) => `(() => {
  const found = ${elementOf(role, name)};
  if (found === undefined) return null;
  found.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
})()`;

export class SidePanel {
  readonly #session: CDPSession;
  readonly #id: string;
  #calls = 0;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  /** Waits for the one open side panel. @param page any page of the browser */
  static async find(page: Page): Promise<SidePanel> {
    const session = await page.context().newCDPSession(page);
    await expect.poll(async () => (await targetsOf(session)).length, { timeout: patienceMs }).toBe(1);
    const [target] = await targetsOf(session);
    if (target === undefined) throw new Error('The side panel went away.');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId });
    return new SidePanel(session, sessionId);
  }

  /** Sends a command of the protocol to the side panel, and returns its result. */
  async send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.#calls += 1;
    const id = this.#calls;
    const answered = new Promise<Record<string, unknown>>((resolve, reject) => {
      const hear = ({ sessionId, message }: { readonly sessionId: string; readonly message: string }) => {
        const answer = JSON.parse(message);
        if (sessionId !== this.#id || answer.id !== id) return;
        this.#session.off('Target.receivedMessageFromTarget', hear);
        if (answer.error === undefined) resolve(answer.result);
        else reject(new Error(`${method}: ${answer.error.message}`));
      };
      this.#session.on('Target.receivedMessageFromTarget', hear);
    });
    const message = JSON.stringify({ id, method, params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#id, message });
    return answered;
  }

  /** Evaluates an expression in the side panel. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return (result as { readonly value: T }).value;
  }

  /** All text on screen. */
  text(): Promise<string> {
    return this.evaluate('document.body.innerText');
  }

  async expectText(text: string | RegExp): Promise<void> {
    const expected = typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);
    await expect.poll(() => this.text(), { timeout: patienceMs }).toEqual(expected);
  }

  /** The value of the field with that label. */
  valueOf(label: string): Promise<string | null> {
    const find = `[...document.querySelectorAll('input, textarea')].find((field) => field.labels?.[0]?.textContent.trim().startsWith(${JSON.stringify(label)}))`;
    return this.evaluate(`${find}?.value ?? null`);
  }

  /** Moves the pointer to an element and presses it, once. */
  async press(name: RegExp, role: Role = 'button'): Promise<void> {
    await this.click(await this.moveTo(name, role));
  }

  /** Moves the pointer to an element, once it can be pressed, and returns where that is. */
  async moveTo(name: RegExp, role: Role = 'button'): Promise<Spot> {
    let spot: Spot | null = null;
    await expect
      .poll(
        async () => {
          spot = await this.evaluate<Spot | null>(spotOf(role, name));
          return spot;
        },
        { timeout: patienceMs, message: `${role} ${name.source}` },
      )
      .not.toBeNull();
    const { x, y } = spot ?? { x: 0, y: 0 };
    for (const part of [0.2, 0.4, 0.6, 0.8, 0.95, 1]) {
      await this.#mouse('mouseMoved', { x: x * part, y: y * part });
      await this.evaluate(
        'new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))',
      );
    }
    return { x, y };
  }

  /** Presses at a position, once, whatever is there. */
  async click({ x, y }: Spot): Promise<void> {
    await this.#mouse('mousePressed', { x, y, button: 'left', clickCount: 1 });
    await this.#mouse('mouseReleased', { x, y, button: 'left', clickCount: 1 });
  }

  /** Replaces the text of the field with that label. */
  async fill(label: RegExp, text: string): Promise<void> {
    await this.press(label, 'field');
    await this.evaluate('document.activeElement.select()');
    await this.send('Input.insertText', { text });
  }

  /** Saves what the side panel shows; a PNG. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(String(data), 'base64');
  }

  /** Closes it, as its own button in the browser does. */
  async close(): Promise<void> {
    await this.evaluate('void setTimeout(() => window.close())');
  }

  #mouse(type: string, params: object): Promise<unknown> {
    return this.send('Input.dispatchMouseEvent', { type, ...params });
  }
}
