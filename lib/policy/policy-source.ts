/**
 * The administrator's policy as it is known at the moment. The browser delivers managed storage late: for seconds
 * after its start, reading it only waits. So the last known policy is kept and used at once, and replaced as soon
 * as the browser tells the present one. Only the very first start in a profile has to wait: there the browser even says
 * that there is no policy, for some seconds, where policy itself has just installed the extension.
 */
import * as v from 'valibot';
import type { ManagedValues } from './policy.ts';

export interface PolicyStorage {
  /** Managed storage; may take seconds. */
  readManaged(): Promise<ManagedValues>;
  readLastKnown(): Promise<unknown>;
  writeLastKnown(values: ManagedValues): Promise<void>;
  /** Resolves once a policy has come that may be on its way, or would have come by now; at once where none can be. */
  firstDelivery(): Promise<void>;
}

export interface PolicySource {
  /** The policy to go by now. */
  current(): Promise<ManagedValues>;
  /** To be called when the browser says that managed storage changed, and once at the worker's start. */
  refresh(): Promise<void>;
}

const valuesSchema = v.record(v.string(), v.unknown());

export function createPolicySource(storage: PolicyStorage): PolicySource {
  let known: ManagedValues | null = null;
  let reading: Promise<ManagedValues> | null = null;
  /** How many reads have been begun: what an earlier one brings after a later one has begun is out of date. */
  let begun = 0;

  async function readManaged(): Promise<ManagedValues> {
    begun += 1;
    const own = begun;
    let values = await storage.readManaged();
    if (Object.keys(values).length === 0 && known === null && (await storage.readLastKnown()) === undefined) {
      await storage.firstDelivery();
      values = await storage.readManaged();
    }
    if (own !== begun) return known ?? reading ?? values;
    known = values;
    await storage.writeLastKnown(values);
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
      const lastKnown = v.safeParse(valuesSchema, await storage.readLastKnown());
      // The present policy may have come in the meantime.
      return known ?? (lastKnown.success ? lastKnown.output : (reading ?? read()));
    },
    async refresh() {
      // Not after a read that is under way: at the browser's start that one may wait for seconds.
      await read();
    },
  };
}
