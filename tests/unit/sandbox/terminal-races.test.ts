import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { operationSchema } from '#lib/wisepay/schemas/operation.ts';
import { createPod, type Pod, refusalIn, terminalPaymentIn } from './support/in-process.ts';
import { usd } from './support/records.ts';

let pod: Pod;
let id: string;

beforeEach(async () => {
  pod = createPod();
  ({ id } = terminalPaymentIn(await pod.sendToTerminal()));
});

const cancel = (key?: string) => pod.post(`/terminal-payments/${id}/cancel`, {}, key);

describe('cancelling', () => {
  test('ends the payment at once on a quick terminal', async () => {
    const answer = await cancel();
    expect(answer.status).toBe(202);
    expect(terminalPaymentIn(answer)).toMatchObject({ state: 'cancelled', cancelRequested: true });
    expect((await pod.invoice()).openTerminalPayment).toBeUndefined();
  });

  test('again is the same, with the same key and with another', async () => {
    const key = randomUUID();
    const first = await cancel(key);
    const replay = await cancel(key);
    expect(replay.headers.get('Idempotent-Replayed')).toBe('true');
    expect(replay.body).toEqual(first.body);
    expect(terminalPaymentIn(await cancel()).version).toBe(terminalPaymentIn(first).version);
  });

  test('is a wish: a card that comes before the terminal obeys wins', async () => {
    await pod.control('wisepay/options', { terminalCancelMs: 800 });
    const asked = terminalPaymentIn(await cancel());
    expect(asked).toMatchObject({ state: 'waiting_for_card', cancelRequested: true });
    await pod.present('approve');
    pod.clock.advance(800);
    expect(await pod.follow(id)).toMatchObject({ state: 'approved', cancelRequested: true });
    expect((await pod.invoice()).payments).toHaveLength(1);
  });

  test('happens after all when the card that came before is declined', async () => {
    await pod.control('wisepay/options', { terminalCancelMs: 800, terminalAuthoriseMs: 2_000 });
    await cancel();
    await pod.present('decline');
    pod.clock.advance(2_000);
    expect(await pod.follow(id)).toMatchObject({ state: 'cancelled', cancelRequested: true });
  });

  test('comes too late once a card was presented, and says what happens instead', async () => {
    await pod.control('wisepay/options', { terminalAuthoriseMs: 2_000 });
    await pod.present('approve');
    expect(refusalIn(await cancel())).toEqual({
      status: 409,
      code: 'too_late',
      params: { state: 'authorising' },
    });
    pod.clock.advance(2_000);
    expect(refusalIn(await cancel())).toMatchObject({ code: 'too_late', params: { state: 'approved' } });
    expect(await pod.follow(id)).toMatchObject({ state: 'approved', cancelRequested: false });
  });

  test('a payment that ended another way says how', async () => {
    pod.clock.advance(60_000);
    expect(refusalIn(await cancel())).toMatchObject({ code: 'too_late', params: { state: 'timed_out' } });
  });
});

describe('a silent terminal', () => {
  beforeEach(() => pod.present('silent'));

  test('neither takes cards nor obeys, until its time is up', async () => {
    expect(terminalPaymentIn(await cancel())).toMatchObject({
      state: 'waiting_for_card',
      cancelRequested: true,
    });
    expect(refusalIn(await pod.present('approve')).code).toBe('nothing_waiting');
    pod.clock.advance(59_999);
    expect((await pod.follow(id)).state).toBe('waiting_for_card');
    pod.clock.advance(1);
    expect(await pod.follow(id)).toMatchObject({ state: 'timed_out', reason: 'terminal_silent' });
  });

  test('takes cards again once it is back', async () => {
    await pod.present('online');
    await pod.present('approve');
    expect((await pod.follow(id)).state).toBe('approved');
  });

  test('obeys a cancellation once it is back', async () => {
    await cancel();
    await pod.present('online');
    expect((await pod.follow(id)).state).toBe('cancelled');
  });

  test('may lose its connection as well', async () => {
    await pod.present('offline');
    expect((await pod.follow(id)).state).toBe('failed');
  });
});

describe('together', () => {
  const body = async (terminalId: string, recordId: string) => ({
    terminalId,
    amount: usd(500),
    invoiceVersion: (await pod.invoice(recordId)).version,
  });

  beforeEach(() => cancel());

  test('two requests with one key send one payment', async () => {
    const key = randomUUID();
    const input = await body('trm_front', '5102');
    const answers = await Promise.all(
      [1, 2].map(() => pod.post('/invoices/inv_5102/terminal-payments', input, key)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && refusalIn(refused).code).toBe('operation_in_progress');
    const late = await pod.post('/invoices/inv_5102/terminal-payments', input, key);
    expect(late.headers.get('Idempotent-Replayed')).toBe('true');
    const ledger = pod.wisepay.ledger.state.invoices;
    expect(ledger.find((each) => each.id === 'inv_5102')?.terminalPayments).toHaveLength(1);
  });

  test('two keys on one invoice send one payment', async () => {
    await pod.present('online', {}, 'trm_warehouse');
    const requests = [await body('trm_front', '5102'), await body('trm_warehouse', '5102')];
    const answers = await Promise.all(
      requests.map((input) => pod.post('/invoices/inv_5102/terminal-payments', input)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(answers.filter(({ status }) => status === 409).map((each) => refusalIn(each).code)).toEqual([
      'payment_open',
    ]);
  });

  test('two invoices on one terminal send one payment', async () => {
    const answers = await Promise.all(
      ['5102', '5104'].map(async (recordId) =>
        pod.post(`/invoices/inv_${recordId}/terminal-payments`, await body('trm_front', recordId)),
      ),
    );
    expect(answers.filter(({ status }) => status === 409).map((each) => refusalIn(each).code)).toEqual([
      'terminal_busy',
    ]);
  });
});

test('what became of a payment or a cancellation can be asked by its key', async () => {
  const key = randomUUID();
  await pod.present('offline');
  await cancel(key);
  expect(v.parse(operationSchema, (await pod.call(`/operations/${key}`)).body)).toMatchObject({
    state: 'done',
    kind: 'terminal_cancel',
    status: 409,
    body: { code: 'too_late' },
  });
});
