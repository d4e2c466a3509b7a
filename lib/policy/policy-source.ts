/**
 * The administrator's policy as currently known. The browser delivers managed storage late: for seconds after its
 * start, reads only wait. So the last known policy is stored and used at once, and replaced when the browser delivers
 * the current one. Only the first start in a profile has to wait: if policy has just installed the extension, the
 * browser even says for some seconds that there is no policy.
 */
import * as v from 'valibot';
import type { ManagedValues } from './policy.ts';

export interface PolicyStorage {
  /** Managed storage; may take seconds. */
  readManaged(): Promise<ManagedValues>;
  readLastKnown(): Promise<unknown>;
  writeLastKnown(values: ManagedValues): Promise<void>;
  /** Resolves when a policy that may be on its way has arrived or is overdue; at once if none can be on its way. */
  firstDelivery(): Promise<void>;
}

export interface PolicySource {
  /** The policy in force. */
  current(): Promise<ManagedValues>;
  /** Reads the policy again. Call it when managed storage changes, and once when the worker starts. */
  refresh(): Promise<void>;
}

const valuesSchema = v.record(v.string(), v.unknown());

export function createPolicySource(storage: PolicyStorage): PolicySource {
  let known: ManagedValues | null = null;
  let reading: Promise<ManagedValues> | null = null;
  /** Counts the reads: the result of a read is out of date when a later one has started. */
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
      // The current policy may have arrived meanwhile.
      return known ?? (lastKnown.success ? lastKnown.output : (reading ?? read()));
    },
    async refresh() {
      // Does not wait for a read in progress: at the browser's start, that read may take seconds.
      await read();
    },
  };
}
