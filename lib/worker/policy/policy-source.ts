/**
 * The administrator's policy as currently known. The browser delivers managed storage late: for seconds after its
 * start, reads only wait. So the last known policy is stored and used at once, and replaced when the browser delivers
 * the current one. Only the first start in a profile has to wait: if policy has just installed the extension, the
 * browser even says for some seconds that there is no policy.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { lastKnownKey } from '../../policy/follow-policy.ts';
import type { ManagedValues } from '../../policy/policy.ts';

/** `last_known`: stored by an earlier worker; the browser has not delivered the current policy yet. */
export type PolicyOrigin = 'browser' | 'last_known';

export interface PolicySource {
  /** The policy in force. */
  current(): Promise<ManagedValues>;
  /** Reads the policy again. Call it when managed storage changes, and once when the worker starts. */
  refresh(): Promise<void>;
  /** Where the policy in force comes from. */
  origin(): PolicyOrigin;
}

/** The longest wait for the first policy, in ms. Chromium took 3 to 8 s after an installation by policy. */
const longestDeliveryMs = 10_000;

const valuesSchema = v.record(v.string(), v.unknown());

/** Creates the source of a worker, which reads nothing until asked. Both calls reject if the storage fails. */
export function createPolicySource(): PolicySource {
  let known: ManagedValues | null = null;
  let reading: Promise<ManagedValues> | null = null;
  /** Counts the reads: the result of a read is out of date when a later one has started. */
  let begun = 0;

  async function readManaged(): Promise<ManagedValues> {
    begun += 1;
    const own = begun;
    let values: ManagedValues = await browser.storage.managed.get();
    if (Object.keys(values).length === 0 && known === null && (await readLastKnown()) === undefined) {
      await firstDelivery();
      values = await browser.storage.managed.get();
    }
    if (own !== begun) return known ?? reading ?? values;
    known = values;
    await browser.storage.local.set({ [lastKnownKey]: values });
    return values;
  }

  function read(): Promise<ManagedValues> {
    const own = readManaged().finally(() => {
      if (reading === own) reading = null;
    });
    reading = own;
    return own;
  }

  return {
    async current() {
      if (known !== null) return known;
      const lastKnown = v.safeParse(valuesSchema, await readLastKnown());
      // The current policy may have arrived meanwhile.
      return known ?? (lastKnown.success ? lastKnown.output : (reading ?? read()));
    },
    async refresh() {
      // Does not wait for a read in progress: at the browser's start, that read may take seconds.
      await read();
    },
    origin: () => (known === null ? 'last_known' : 'browser'),
  };
}

async function readLastKnown(): Promise<unknown> {
  return (await browser.storage.local.get(lastKnownKey))[lastKnownKey];
}

/** Resolves when a policy that may be on its way has arrived or is overdue; at once if none can be on its way. */
async function firstDelivery(): Promise<void> {
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
}
