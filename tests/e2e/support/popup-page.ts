/**
 * The toolbar's popup, opened by the browser. Playwright does not support extension popups, so this class controls the
 * popup through the DevTools protocol.
 */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import * as v from 'valibot';
import { inWorker } from './worker.ts';

const answerSchema = v.object({
  id: v.number(),
  result: v.optional(v.record(v.string(), v.unknown())),
  error: v.optional(v.unknown()),
});
const evaluatedSchema = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.unknown()),
});

async function findPopup(session: CDPSession): Promise<string | undefined> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos.find(({ url }) => url.endsWith('/popup.html'))?.targetId;
}

/** An expression that finds a button of the popup by its label. */
const buttonNamed = (name: string) =>
  `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(name)})`;

export class PopupPage {
  readonly #session: CDPSession;
  readonly #sessionId: string;
  #lastId = 0;

  private constructor(session: CDPSession, sessionId: string) {
    this.#session = session;
    this.#sessionId = sessionId;
  }

  /** Opens the popup for the active tab, like a click on the toolbar button, but without granting `activeTab`. */
  static async open(context: BrowserContext): Promise<PopupPage> {
    await inWorker(context, 'chrome.action.openPopup()');
    return PopupPage.opened(context);
  }

  /** Waits for a popup that something else opens. */
  static async opened(context: BrowserContext): Promise<PopupPage> {
    const browser = context.browser();
    if (browser === null) throw new Error('The browser does not let itself be asked for its popups.');
    const session = await browser.newBrowserCDPSession();
    let targetId: string | undefined;
    await expect
      .poll(async () => {
        targetId = await findPopup(session);
        return targetId;
      })
      .toBeDefined();
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: targetId ?? '' });
    return new PopupPage(session, sessionId);
  }

  /** Closes the popup, waits until it is gone, and brings the page to the front. */
  async close(page: Page): Promise<void> {
    // With a timeout, because the popup must answer this call before it closes.
    await this.evaluate('setTimeout(() => window.close())');
    await expect.poll(() => findPopup(this.#session)).toBeUndefined();
    await page.bringToFront();
  }

  /** Runs a script with user activation, and returns its value or its promise's value. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    const { result, exceptionDetails } = v.parse(evaluatedSchema, answer);
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  async expectText(text: string): Promise<void> {
    await expect.poll(() => this.evaluate('document.body?.innerText ?? ""')).toContain(text);
  }

  async press(name: string): Promise<void> {
    await expect.poll(() => this.evaluate(`Boolean(${buttonNamed(name)})`), { message: name }).toBe(true);
    await this.evaluate(`${buttonNamed(name)}.click()`);
  }

  /** Types an invoice number, and presses Enter. */
  async enterNumber(text: string, label = 'Invoice number'): Promise<void> {
    const field = `[...document.querySelectorAll('label')].find(({ textContent }) => textContent === ${JSON.stringify(label)})?.control`;
    await expect.poll(() => this.evaluate(`Boolean(${field})`), { message: label }).toBe(true);
    await this.evaluate(`${field}.select()`);
    await this.#send('Input.insertText', { text });
    await this.#send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', text: '\r' });
    await this.#send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter' });
  }

  /** Pastes the clipboard into the number field, and returns the field's value. */
  async paste(): Promise<string> {
    await this.evaluate("document.querySelector('input').select()");
    await this.#send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'v', commands: ['paste'] });
    return v.parse(v.string(), await this.evaluate("document.querySelector('input').value"));
  }

  /** Copies the diagnostics report, and returns the report that the popup shows. */
  async copyReport(): Promise<string> {
    await this.press('Copy diagnostics report');
    await this.expectText('Copied.');
    return v.parse(v.string(), await this.evaluate('document.querySelector("textarea").value'));
  }

  async emulateMedia(scheme: 'light' | 'dark'): Promise<void> {
    await this.#send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
  }

  /** Sends a command through the browser's session, because the popup has no session object of its own. */
  async #send(method: string, params: object): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<unknown>((resolve, reject) => {
      const listen = ({ sessionId, message }: { sessionId: string; message: string }) => {
        if (sessionId !== this.#sessionId) return;
        const answer = v.safeParse(answerSchema, JSON.parse(message));
        if (!answer.success || answer.output.id !== id) return;
        this.#session.off('Target.receivedMessageFromTarget', listen);
        if (answer.output.error === undefined) resolve(answer.output.result);
        else reject(new Error(`${method}: ${JSON.stringify(answer.output.error)}`));
      };
      this.#session.on('Target.receivedMessageFromTarget', listen);
    });
    await this.#session.send('Target.sendMessageToTarget', {
      sessionId: this.#sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answered;
  }
}
