/**
 * An MSP's own WisePay: the sandbox's API with its own ledger, and an identity provider that checks nothing. Like MSPs,
 * offices share nothing; a fleet has many.
 */

import { createInProcessWisePay, type InProcessWisePay } from '#sandbox/wisepay/in-process.ts';
import type { InvoiceRecord, LedgerState } from '#sandbox/wisepay/ledger/records.ts';
import { changeSettings } from '#sandbox/wisepay/ledger/settings.ts';
import { type Clock, systemClock } from '#sandbox/wisepay/time/clock.ts';
import type { Assumptions } from './assumptions.ts';
import type { Server } from './network.ts';

export interface Office {
  readonly wisepay: InProcessWisePay<Clock>;
  readonly server: Server;
}

/** Partly paid, so that every action of the POD is possible. */
const template = '5102';
/** An invoice that WisePay found in PSA but did not sync. */
export const unsyncedRecordId = '5105';

/** The record ID of a customer's invoice. */
export function recordIdOf({
  customer,
  index,
}: {
  readonly customer: number;
  readonly index: number;
}): string {
  return String(600_000 + customer * 100 + index);
}

/** The terminal ID of a technician, by their index in the office, from 0. */
export function terminalOf(technician: number): string {
  return `trm_${technician}`;
}

/** Creates offices that initially share the same records, so that thousands of them take little memory. */
export function createOffices(count: number, given: Assumptions): Office[] {
  let shared: LedgerState | undefined;
  return Array.from({ length: count }, () => {
    const wisepay = createInProcessWisePay(systemClock);
    shared ??= enlarge(wisepay.ledger.state, given);
    const { invoices, terminals } = shared;
    wisepay.ledger.write((state) => ({ ...state, invoices, terminals }));
    changeSettings(wisepay.ledger, given.wisepay);
    return { wisepay, server: (request) => serve(wisepay, request) };
  });
}

async function serve(wisepay: InProcessWisePay<Clock>, request: Request): Promise<Response> {
  // The provider's three steps are only counted, so an empty answer is enough.
  if (new URL(request.url).pathname.startsWith('/oidc')) return Response.json({});
  try {
    return await wisepay.fetch(request);
  } finally {
    wisepay.requestLog.clear();
  }
}

function enlarge(state: LedgerState, { books, officeSize }: Assumptions): LedgerState {
  const model = state.invoices.find(({ recordId }) => recordId === template);
  if (model === undefined) throw new Error(`The seed has no invoice ${template}.`);
  const invoices = Array.from({ length: books.customers }, (_, customer) =>
    Array.from({ length: books.invoicesEach }, (__, index) => copyOf(model, recordIdOf({ customer, index }))),
  ).flat();
  const terminals = Array.from({ length: officeSize }, (_, technician) => ({
    id: terminalOf(technician),
    label: `Terminal ${technician + 1}`,
    online: true,
  }));
  return { ...state, invoices: [...state.invoices, ...invoices], terminals };
}

function copyOf(model: InvoiceRecord, recordId: string): InvoiceRecord {
  return {
    ...model,
    id: `inv_${recordId}`,
    recordId,
    number: `N${recordId}`,
    payments: model.payments.map((payment) => ({ ...payment, id: `pay_${recordId}` })),
  };
}
