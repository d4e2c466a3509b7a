import { beforeEach, expect, it } from 'vitest';
import { findRecordId } from '#lib/worker/teaching/record-id.ts';
import { fakeSession } from '../../support/fake-session.ts';
import { sampleInvoice } from '../../support/invoices.ts';
import { problem, type ScriptedApi, scriptedApi, scriptedEndpoints } from '../../support/scripted-api.ts';

let api: ScriptedApi;
let session: ReturnType<typeof fakeSession>;
let isLate = false;

beforeEach(() => {
  api = scriptedApi();
  session = fakeSession('pat@northwind.example');
  isLate = false;
});

const find = () =>
  findRecordId(
    {
      send: api.send,
      session,
      endpoints: async () => scriptedEndpoints,
      wait: () => (isLate ? Promise.resolve() : new Promise(() => {})),
    },
    'psa.example',
    sampleInvoice.number,
  );

it('the record ID of an invoice is WisePay’s', async () => {
  expect(await find()).toBe(sampleInvoice.recordId);
});

it('nobody is signed in for it', async () => {
  session.peek.mockResolvedValue(null);
  expect(await find()).toBeNull();
  expect(api.calls).toEqual([]);
});

it('an invoice that WisePay does not know has none', async () => {
  api.answers['GET /invoices'] = () => problem(404, 'invoice_not_synced');
  expect(await find()).toBeNull();
});

it('is not waited for longer than a person waits', async () => {
  api.answers['GET /invoices'] = () => new Promise(() => {});
  isLate = true;
  expect(await find()).toBeNull();
});
