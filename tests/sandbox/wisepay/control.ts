/** The sandbox's controls, for tests and demos: what to set, and what to look at afterwards. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { emailSchema } from '#lib/wisepay/schemas/common.ts';
import { mergeOptions, psaOptionsSchema } from '../psa/options.ts';
import type { PsaState } from '../psa/state.ts';
import { findMember, type SeedMember } from '../seed/members.ts';
import type { ApiParts } from './api/app.ts';
import { faultSchema } from './faults.ts';
import { duplicateInvoice } from './ledger/duplicate.ts';
import type { LedgerState } from './ledger/records.ts';
import { answerError, jsonBody, Refusal } from './problem.ts';

export interface ControlParts extends ApiParts {
  readonly psa: PsaState;
}

const memberSchema = v.strictObject({ email: v.nullable(emailSchema) });
const duplicateSchema = v.strictObject({ number: v.string(), company: v.pipe(v.string(), v.minLength(1)) });

export function createControl({ ledger, identity, faults, requestLog, psa }: ControlParts): Hono {
  const app = new Hono();
  app.onError(answerError);

  app.get('/ledger', (c) => c.json(ledgerReport(ledger.state)));
  app.get('/requests', (c) => c.json(requestLog.requests));

  app.post('/reset', (c) => {
    ledger.reset();
    faults.clear();
    requestLog.clear();
    identity.reset();
    psa.reset();
    return c.body(null, 204);
  });

  app.post('/psa/member', async (c) => {
    psa.member = memberOf(await jsonBody(c, memberSchema));
    return c.body(null, 204);
  });

  app.post('/psa/options', async (c) => {
    psa.options = mergeOptions(psa.options, await jsonBody(c, psaOptionsSchema));
    return c.json(psa.options);
  });

  app.post('/wisepay/sign-in', async (c) => {
    identity.signIns.setAmbient(memberOf(await jsonBody(c, memberSchema)));
    return c.body(null, 204);
  });

  app.post('/faults', async (c) => {
    faults.add(await jsonBody(c, faultSchema));
    return c.body(null, 204);
  });

  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });

  app.post('/invoices/duplicate', async (c) => {
    const { number, company } = await jsonBody(c, duplicateSchema);
    const copy = duplicateInvoice(ledger, number, company);
    if (!copy) throw new Refusal(404, 'invoice_unknown');
    return c.json({ id: copy.id, recordId: copy.recordId }, 201);
  });

  app.all('*', () => {
    throw new Refusal(404, 'not_found');
  });
  return app;
}

function memberOf({ email }: v.InferOutput<typeof memberSchema>): SeedMember | null {
  if (email === null) return null;
  const member = findMember(email);
  if (!member) throw new Refusal(404, 'member_unknown');
  return member;
}

/** Everything that happened to money, flat, each entry with its invoice's number. */
function ledgerReport({ invoices, paymentSessions, operations }: LedgerState) {
  const ofInvoices = <T extends object>(pick: (invoice: LedgerState['invoices'][number]) => readonly T[]) =>
    invoices.flatMap((invoice) =>
      pick(invoice).map((entry) => ({ invoiceId: invoice.id, invoiceNumber: invoice.number, ...entry })),
    );
  return {
    payments: ofInvoices(({ payments }) => payments),
    refunds: ofInvoices(({ payments }) =>
      payments.flatMap(({ id, refunds }) => refunds.map((refund) => ({ paymentId: id, ...refund }))),
    ),
    reminders: ofInvoices(({ reminders }) => reminders),
    terminalPayments: ofInvoices(({ terminalPayments }) => terminalPayments),
    paymentSessions,
    idempotencyKeys: operations.map(({ key, userId, kind, count, answer }) => ({
      key,
      userId,
      kind,
      count,
      state: answer ? 'done' : 'running',
      ...(answer && { status: answer.status }),
    })),
  };
}
