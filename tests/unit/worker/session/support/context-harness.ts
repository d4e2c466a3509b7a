/** Session and invoice contexts with a scripted WisePay, and Pat at the sample invoice's page. */
import { type Mock, vi } from 'vitest';
import type { Policy } from '#lib/policy/policy.ts';
import type { PodView } from '#lib/protocol/views.ts';
import {
  createWithInvoice,
  type InvoiceContext,
  type WithInvoice,
} from '#lib/worker/invoices/invoice-context.ts';
import type { Operations } from '#lib/worker/operations/operations.ts';
import { createWithSession, type InvoicePage } from '#lib/worker/session/session-context.ts';
import { fakeSession } from '../../../support/fake-session.ts';
import { pat } from '../../../support/intents.ts';
import { readyView } from '../../../support/invoices.ts';
import { type ScriptedApi, scriptedApi, scriptedPolicy } from '../../../support/scripted-api.ts';
import { sessionMemory } from '../../../support/session-memory.ts';

export const page: InvoicePage = {
  mountId: crypto.randomUUID(),
  invoice: { host: 'psa.example', company: 'northwind', number: '20101' },
  memberEmail: pat.email,
};

export interface ContextHarness {
  readonly api: ScriptedApi;
  readonly session: ReturnType<typeof fakeSession>;
  readonly policy: Mock<() => Promise<Policy>>;
  /** Settles what an earlier worker left open. */
  readonly recover: Mock<Operations['recover']>;
  /** What runs with the invoice context. */
  readonly use: Mock<(verifiedKey: InvoiceContext) => Promise<PodView>>;
  readonly withInvoice: WithInvoice;
  /** WisePay's time, in ms since 1970. */
  readonly now: Mock<(api: string) => number>;
  /** Runs `use` for the user at this page. */
  withSession(at?: InvoicePage): Promise<PodView>;
  /** The calls to WisePay so far. */
  callNames(): string[];
}

export function contextHarness(): ContextHarness {
  const api = scriptedApi();
  const session = fakeSession(pat.email);
  const policy = vi.fn<() => Promise<Policy>>(async () => scriptedPolicy);
  const recover = vi.fn<Operations['recover']>(async () => {});
  const use = vi.fn<(verifiedKey: InvoiceContext) => Promise<PodView>>(async () => readyView());
  const withSession = createWithSession({ send: api.send, session, verifiedKey: sessionMemory(), policy });
  const now = vi.fn((_api: string) => Date.now());
  const withInvoice = createWithInvoice(withSession, { recover }, now);
  return {
    api,
    session,
    now,
    policy,
    recover,
    use,
    withInvoice,
    withSession: (at = page) => withInvoice(at, use),
    callNames: () => api.calls.map(({ call }) => call),
  };
}
