/** What is stored of terminal payments that may still charge a card. */
import { beforeEach, expect, it } from 'vitest';
import { createUncertainPayments, type UncertainPayments } from '#lib/worker/invoices/uncertain-payments.ts';
import { pat, sam } from '../../support/intents.ts';
import { type MemoryStore, memoryStore } from '../../support/memory-journal.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const invoice = { number: '20101' };
const stuck = { ...sampleTerminalPayment, state: 'authorising', version: 2 } as const;

let store: MemoryStore;
let time: number;
let uncertain: UncertainPayments;

beforeEach(() => {
  store = memoryStore();
  time = 1_000_000;
  uncertain = createUncertainPayments(store, () => time);
});

it('is there for the next worker, as it was noted first', async () => {
  await uncertain.note(pat, invoice, stuck);
  time += 5_000;
  const next = createUncertainPayments(store, () => time);
  expect(await next.note(pat, invoice, { ...stuck, version: 3 })).toMatchObject({ since: 1_000_000 });
  expect(await next.list(pat)).toMatchObject([{ payment: { version: 3 }, isLeft: false }]);
});

it('begins again once the payment stands otherwise', async () => {
  await uncertain.note(pat, invoice, stuck);
  time += 5_000;
  expect(await uncertain.note(pat, invoice, { ...stuck, cancelRequested: true })).toMatchObject({
    since: time,
  });
});

it('begins again once the clock was set back', async () => {
  await uncertain.note(pat, invoice, stuck);
  time -= 60_000;
  expect(await uncertain.note(pat, invoice, stuck)).toMatchObject({ since: time });
});

it('stays left, however the payment moves on', async () => {
  await uncertain.note(pat, invoice, stuck);
  await uncertain.leave(pat, 'tp_1');
  await uncertain.note(pat, invoice, { ...approvedTerminalPayment, version: 9 });
  expect(await uncertain.list(pat)).toMatchObject([{ isLeft: true, payment: { state: 'approved' } }]);
});

it('keeps nothing of the card, and no address', async () => {
  await uncertain.note(pat, invoice, approvedTerminalPayment);
  expect(JSON.stringify([...store.values])).not.toMatch(/receipts|4242|A1B2C3/);
});

it('is its owner’s alone', async () => {
  await uncertain.note(pat, invoice, stuck);
  await uncertain.leave(sam, 'tp_1');
  await uncertain.forget(sam, 'tp_1');
  expect(await uncertain.list(sam)).toEqual([]);
  expect(await uncertain.list(pat)).toMatchObject([{ isLeft: false }]);
});

it('is gone once it is forgotten, and after a month', async () => {
  await uncertain.note(pat, invoice, stuck);
  await uncertain.note(pat, invoice, { ...stuck, id: 'tp_2' });
  await uncertain.forget(pat, 'tp_1');
  expect(await uncertain.list(pat)).toHaveLength(1);
  time += 31 * 24 * 60 * 60_000;
  expect(await uncertain.list(pat)).toEqual([]);
  expect(store.values.size).toBe(0);
});

it('is nothing where what is stored cannot be read', async () => {
  await store.write('uncertain-payment.tp_1', { payment: 'gone' });
  expect(await uncertain.list(pat)).toEqual([]);
  await uncertain.leave(pat, 'tp_1');
  expect(await uncertain.list(pat)).toEqual([]);
});
