/** A tab, or a frame of another process: evaluates expressions, clicks, and reads the browser's counters. */
import * as v from 'valibot';
import type { Session } from './devtools.ts';

export interface Tab {
  readonly session: Session;
  /** Navigates to an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /** Evaluates an expression, awaits a promise, and checks the value. @throws {Error} if the expression throws */
  evaluate<T>(expression: string, schema: v.GenericSchema<unknown, T>): Promise<T>;
  /** Evaluates an expression for its effect. */
  run(expression: string): Promise<void>;
  /** Runs a script in every document that loads from now on, before the document's own scripts. */
  prepare(script: string): Promise<void>;
  /** A counter of `Performance.getMetrics`; durations are in s of the main thread's processor time. */
  metric(name: string): Promise<number>;
  /** Presses and releases the left mouse button at a position, in CSS px of the tab. */
  click(x: number, y: number): Promise<void>;
  /** Clicks the center of an element. */
  clickOn(selector: string): Promise<void>;
  close(): Promise<void>;
}

const resultSchema = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.object({ exception: v.optional(v.object({ description: v.string() })) })),
});
/** A position in the window, in CSS px. */
export const pointSchema = v.tuple([v.number(), v.number()]);
const metricsSchema = v.object({ metrics: v.array(v.object({ name: v.string(), value: v.number() })) });

/** Returns an expression for the center of an element; `element` is an expression that finds it. */
export function middleOf(element: string): string {
  return `(({ x, y, width, height }) => [x + width / 2, y + height / 2])((${element}).getBoundingClientRect())`;
}

/** @param close closes the tab */
export async function createTab(session: Session, close: () => Promise<unknown>): Promise<Tab> {
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  // Processor time, which excludes the machine's other work.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });

  async function evaluate<T>(expression: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
    const answer = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: false,
    });
    const { result, exceptionDetails } = v.parse(resultSchema, answer);
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? `Failed: ${expression}`);
    }
    return v.parse(schema, result.value);
  }

  async function click(x: number, y: number) {
    const event = { x, y, button: 'left', clickCount: 1 };
    await session.send('Input.dispatchMouseEvent', { ...event, type: 'mouseMoved' });
    await session.send('Input.dispatchMouseEvent', { ...event, type: 'mousePressed' });
    await session.send('Input.dispatchMouseEvent', { ...event, type: 'mouseReleased' });
  }

  return {
    session,
    evaluate,
    click,
    async clickOn(selector) {
      const [x, y] = await evaluate(
        middleOf(`document.querySelector(${JSON.stringify(selector)})`),
        pointSchema,
      );
      await click(x, y);
    },
    async goto(url) {
      const loaded = new Promise<void>((resolve) => {
        const stop = session.on('Page.loadEventFired', () => {
          stop();
          resolve();
        });
      });
      await session.send('Page.navigate', { url });
      await loaded;
    },
    async run(expression) {
      await evaluate(`void (${expression})`, v.undefined());
    },
    async prepare(source) {
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    async metric(name) {
      const { metrics } = v.parse(metricsSchema, await session.send('Performance.getMetrics'));
      const found = metrics.find((metric) => metric.name === name);
      if (found === undefined) throw new Error(`The browser does not count ${name}.`);
      return found.value;
    },
    async close() {
      await close();
    },
  };
}
