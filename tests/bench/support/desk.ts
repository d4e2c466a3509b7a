/** A page of the POD, for changing its storage and ending its worker as the browser would. */
import * as v from 'valibot';
import type { Lesson } from '#lib/protocol/lesson.ts';
import type { DevtoolsBrowser } from './devtools-browser.ts';
import { waitUntil } from './wait-until.ts';

/** The sandbox build's fixed ID. */
const extensionId = 'pobpohaibfbndchoeeokofgonpkpagfl';

export interface Desk {
  /** Ends the worker. */
  stopWorker(): Promise<void>;
  /** Clears session storage, and with it the token, like the end of a browser session. */
  forgetToken(): Promise<void>;
  /** Has the POD know a screen as if it was taught. */
  learn(lesson: Lesson): Promise<void>;
  /** How long the worker takes to answer a message, in ms. */
  timeMessage(): Promise<number>;
}

export async function startDesk(browser: DevtoolsBrowser): Promise<Desk> {
  const isLoaded = async () => ((await browser.targets('/background.js')).length > 0 ? true : undefined);
  await waitUntil('the extension', isLoaded);
  const tab = await browser.openTab(`chrome-extension://${extensionId}/options.html`);
  const isPolicyKept = `chrome.storage.local.get('policy.last-known').then((kept) => 'policy.last-known' in kept)`;
  // On the first start in a profile, a browser gives an extension its policy only after several seconds.
  await waitUntil('the policy', async () => (await tab.evaluate(isPolicyKept, v.boolean())) || undefined);
  await tab.session.send('ServiceWorker.enable');

  return {
    async stopWorker() {
      // Repeated, because an event on its way to the worker starts it again.
      await waitUntil('the end of the worker', async () => {
        await tab.session.send('ServiceWorker.stopAllWorkers');
        return (await browser.targets('/background.js')).length === 0 ? true : undefined;
      });
    },
    async forgetToken() {
      await tab.evaluate(`chrome.storage.session.clear()`, v.nullish(v.unknown()));
    },
    async learn(lesson) {
      const stored = JSON.stringify({ 'lesson.learned': { lesson, learnedAt: 0 } });
      await tab.evaluate(`chrome.storage.local.set(${stored})`, v.undefined());
      const isKnown = `chrome.runtime.sendMessage({ kind: 'settings.read' }).then(({ settings }) => settings.lesson !== null)`;
      if (!(await tab.evaluate(isKnown, v.boolean()))) throw new Error('The POD has not learned the screen.');
    },
    timeMessage() {
      const ask = `chrome.runtime.sendMessage({ kind: 'settings.read' })`;
      const time = `(async () => { const from = performance.now(); await ${ask}; return performance.now() - from; })()`;
      return tab.evaluate(time, v.number());
    },
  };
}
