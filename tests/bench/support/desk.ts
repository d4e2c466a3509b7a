/** A page of the POD's own: from here its storage can be changed and its worker ended, as the browser ends it. */
import * as v from 'valibot';
import type { DevtoolsBrowser } from './devtools-browser.ts';
import { waitUntil } from './wait-until.ts';

/** The sandbox build's fixed id. */
const extensionId = 'pobpohaibfbndchoeeokofgonpkpagfl';

export interface Desk {
  /** Ends the worker. */
  stopWorker(): Promise<void>;
  /** Takes away the token, as the end of the browser's session does. */
  forgetToken(): Promise<void>;
  /** How long the worker takes to answer a message, in ms. */
  timeMessage(): Promise<number>;
}

export async function startDesk(browser: DevtoolsBrowser): Promise<Desk> {
  const isLoaded = async () => ((await browser.targets('/background.js')).length > 0 ? true : undefined);
  await waitUntil('the extension', isLoaded);
  const tab = await browser.openTab(`chrome-extension://${extensionId}/options.html`);
  const isPolicyKept = `chrome.storage.local.get('policy.last-known').then((kept) => 'policy.last-known' in kept)`;
  // A browser tells an extension its policy only seconds after the first start in a profile.
  await waitUntil('the policy', async () => (await tab.evaluate(isPolicyKept, v.boolean())) || undefined);
  await tab.session.send('ServiceWorker.enable');

  return {
    async stopWorker() {
      // What was on its way to it starts it again.
      await waitUntil('the end of the worker', async () => {
        await tab.session.send('ServiceWorker.stopAllWorkers');
        return (await browser.targets('/background.js')).length === 0 ? true : undefined;
      });
    },
    async forgetToken() {
      await tab.evaluate(`chrome.storage.session.clear()`, v.nullish(v.unknown()));
    },
    timeMessage() {
      const ask = `chrome.runtime.sendMessage({ kind: 'settings.read' })`;
      const time = `(async () => { const from = performance.now(); await ${ask}; return performance.now() - from; })()`;
      return tab.evaluate(time, v.number());
    },
  };
}
