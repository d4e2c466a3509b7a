/** The sandbox's controls, for tests and demos: they set its state, and show it afterward. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { emailSchema } from '#lib/wisepay/schemas/common.ts';
import { createGallery } from '../../gallery/app.ts';
import { mergeOptions, psaOptionsSchema } from '../../psa/options.ts';
import type { PsaState } from '../../psa/state.ts';
import { findMember, type SeedMember } from '../../seed/members.ts';
import { type Faults, faultSchema } from '../faults/faults.ts';
import { freshSignInsSchema } from '../identity/fresh-sign-ins.ts';
import type { Identity } from '../identity/identity.ts';
import { redirectsSchema } from '../identity/redirects.ts';
import { duplicateInvoice } from '../ledger/duplicate.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { answerError, jsonBody, Refusal } from '../problem.ts';
import { createMoneyControl } from './money-control.ts';
import type { RequestLog } from './request-log.ts';

export interface ControlOptions {
  readonly ledger: Ledger;
  readonly identity: Identity;
  readonly faults: Faults;
  readonly requestLog: RequestLog;
  readonly psa: PsaState;
}

const signInSchema = v.strictObject({
  email: v.nullable(emailSchema),
  /** How many seconds ago the person signed in. */
  secondsAgo: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});
const memberSchema = v.strictObject({ email: v.nullable(emailSchema) });
const addressSchema = v.strictObject({ email: emailSchema, writtenAs: emailSchema });
const proofsSchema = v.strictObject({ nonces: v.boolean() });
const freshSchema = v.strictObject({ are: freshSignInsSchema });
const duplicateSchema = v.strictObject({ number: v.string(), company: v.pipe(v.string(), v.minLength(1)) });

/** All controls, with paths below `/__sandbox`; docs/testing.md lists them. */
export function createControl({ ledger, identity, faults, requestLog, psa }: ControlOptions): Hono {
  const app = new Hono();
  app.onError(answerError);

  app.get('/requests', (context) => context.json(requestLog.requests));

  app.post('/reset', (context) => {
    ledger.reset();
    faults.clear();
    requestLog.clear();
    identity.reset();
    psa.reset();
    return context.body(null, 204);
  });

  app.post('/psa/member', async (context) => {
    psa.member = memberOf(await jsonBody(context, memberSchema));
    return context.body(null, 204);
  });

  app.post('/psa/options', async (context) => {
    psa.options = mergeOptions(psa.options, await jsonBody(context, psaOptionsSchema));
    return context.json(psa.options);
  });

  app.post('/wisepay/sign-in', async (context) => {
    const { secondsAgo, ...member } = await jsonBody(context, signInSchema);
    identity.signIns.setAmbient(memberOf(member), secondsAgo);
    return context.body(null, 204);
  });

  app.post('/wisepay/address', async (context) => {
    const { writtenAs, ...named } = await jsonBody(context, addressSchema);
    const member = memberOf(named);
    if (member !== null) identity.writeAddress(member, writtenAs);
    return context.body(null, 204);
  });

  app.post('/wisepay/proofs', async (context) => {
    identity.proofs.demandNonce((await jsonBody(context, proofsSchema)).nonces);
    return context.body(null, 204);
  });

  app.post('/wisepay/redirects', async (context) => {
    identity.redirects = await jsonBody(context, redirectsSchema);
    return context.body(null, 204);
  });

  app.post('/wisepay/fresh-sign-ins', async (context) => {
    identity.freshSignIns = (await jsonBody(context, freshSchema)).are;
    return context.body(null, 204);
  });

  app.post('/faults', async (context) => {
    faults.add(await jsonBody(context, faultSchema));
    return context.body(null, 204);
  });

  app.delete('/faults', (context) => {
    faults.clear();
    return context.body(null, 204);
  });

  app.post('/invoices/duplicate', async (context) => {
    const { number, company } = await jsonBody(context, duplicateSchema);
    const copy = duplicateInvoice(ledger, number, company);
    if (!copy) throw new Refusal(404, 'invoice_unknown');
    return context.json({ id: copy.id, recordId: copy.recordId }, 201);
  });

  app.route('/gallery', createGallery('/__sandbox/gallery'));
  app.route('/', createMoneyControl(ledger));
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
