/** The browser's managed storage, and the copy of its last known content. */
import browser from 'webextension-polyfill';
import { lastKnownKey as key } from '../../../lib/policy/follow-policy.ts';
import type { PolicyStorage } from '../../../lib/policy/policy-source.ts';

/** The longest wait for the first policy, in ms. Chromium took 3 to 8 s after an installation by policy. */
const longestDeliveryMs = 10_000;

export const managedPolicy: PolicyStorage = {
  readManaged: () => browser.storage.managed.get(),
  readLastKnown: async () => (await browser.storage.local.get(key))[key],
  writeLastKnown: (values) => browser.storage.local.set({ [key]: values }),

  async firstDelivery() {
    const self = await browser.management.getSelf().catch(() => undefined);
    if (self?.installType !== 'admin') return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(end, longestDeliveryMs);
      function hear(_changes: object, area: string) {
        if (area === 'managed') end();
      }
      function end() {
        clearTimeout(timer);
        browser.storage.onChanged.removeListener(hear);
        resolve();
      }
      browser.storage.onChanged.addListener(hear);
      // The policy may have arrived before the listener was added.
      void browser.storage.managed.get().then((values) => Object.keys(values).length > 0 && end());
    });
  },
};
