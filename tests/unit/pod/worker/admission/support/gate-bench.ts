/** The gate in front of a scripted WisePay, with Pat at the sample invoice's page. */
import { type Mock, vi } from 'vitest';
import type { Operations } from '#lib/operations/operations.ts';
import type { PodView } from '#lib/pod/contract/views.ts';
import { createEntrance, type InvoicePage } from '#lib/pod/worker/admission/entrance.ts';
import { type Admitted, createGate, type Gate } from '#lib/pod/worker/admission/gate.ts';
import type { Policy } from '#lib/policy/policy.ts';
import { fakeAccess } from '../../../../support/fake-access.ts';
import { pat } from '../../../../support/intents.ts';
import { readyView } from '../../../../support/invoices.ts';
import { type ScriptedApi, scriptedApi, scriptedPolicy } from '../../../../support/scripted-api.ts';
import { sessionMemory } from '../../../../support/session-memory.ts';

export const page: InvoicePage = {
  mountId: crypto.randomUUID(),
  invoice: { host: 'psa.example', company: 'northwind', number: '20101' },
  memberEmail: pat.email,
};

export interface GateBench {
  readonly api: ScriptedApi;
  readonly access: ReturnType<typeof fakeAccess>;
  readonly policy: Mock<() => Promise<Policy>>;
  /** Settles what an earlier worker left open. */
  readonly recover: Mock<Operations['recover']>;
  /** What lies behind the gate. */
  readonly use: Mock<(admitted: Admitted) => Promise<PodView>>;
  readonly gate: Gate;
  /** WisePay's time, in ms since 1970. */
  readonly now: Mock<(api: string) => number>;
  /** Whoever is at that page goes to the gate. */
  enter(at?: InvoicePage): Promise<PodView>;
  /** The calls to WisePay so far. */
  callNames(): string[];
}

export function gateBench(): GateBench {
  const api = scriptedApi();
  const access = fakeAccess(pat.email);
  const policy = vi.fn<() => Promise<Policy>>(async () => scriptedPolicy);
  const recover = vi.fn<Operations['recover']>(async () => {});
  const use = vi.fn<(admitted: Admitted) => Promise<PodView>>(async () => readyView());
  const entrance = createEntrance({ send: api.send, access, admitted: sessionMemory(), policy });
  const now = vi.fn((_api: string) => Date.now());
  const gate = createGate(entrance, { recover }, now);
  return {
    api,
    access,
    now,
    policy,
    recover,
    use,
    gate,
    enter: (at = page) => gate(at, use),
    callNames: () => api.calls.map(({ call }) => call),
  };
}
