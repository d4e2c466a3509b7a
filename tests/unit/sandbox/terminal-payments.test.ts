import { beforeEach, describe, expect, test } from 'vitest';
import { duplicateInvoice } from '#sandbox/wisepay/ledger/duplicate.ts';
import { createPod, type Pod, refusalIn, terminalPaymentIn } from './support/in-process.ts';
import { usd } from './support/records.ts';

let pod: Pod;

beforeEach(() => {
  pod = createPod();
});

const started = async (...args: Parameters<Pod['sendToTerminal']>) =>
  terminalPaymentIn(await pod.sendToTerminal(...args));

describe('sending to a terminal', () => {
  test('shows amount, surcharge and total, and the terminal waits for a card', async () => {
    const answer = await pod.sendToTerminal();
    expect(answer.status).toBe(202);
    expect(terminalPaymentIn(answer)).toMatchObject({
      invoiceId: 'inv_5101',
      terminal: { id: 'trm_front', label: 'Front desk' },
      amount: usd(100_000),
      surcharge: usd(2_500),
      total: usd(102_500),
      state: 'waiting_for_card',
      cancelRequested: false,
    });
    expect(await pod.invoice()).toMatchObject({
      openTerminalPayment: { state: 'waiting_for_card' },
      terminals: [{ state: 'busy' }, { state: 'offline' }],
      payments: [],
    });
  });

  test('tells when it was sent, and when it ended once it has', async () => {
    const createdAt = new Date(pod.clock.now()).toISOString();
    const { id, ...sent } = await started();
    expect(sent).toMatchObject({ createdAt });
    expect(sent).not.toHaveProperty('endedAt');
    pod.clock.advance(30_000);
    await pod.present('cancel');
    const endedAt = new Date(pod.clock.now()).toISOString();
    expect(await pod.follow(id)).toMatchObject({ state: 'cancelled', createdAt, endedAt });
  });

  test('the device may take a moment to pick it up', async () => {
    await pod.control('wisepay/options', { terminalPickUpMs: 400 });
    const { id, state, version } = await started();
    expect(state).toBe('pending');
    pod.clock.advance(399);
    expect((await pod.follow(id)).version).toBe(version);
    pod.clock.advance(1);
    expect(await pod.follow(id)).toMatchObject({ state: 'waiting_for_card', version: version + 1 });
  });

  test.each([
    ['the terminal is offline', { terminalId: 'trm_warehouse' }, '5101', 409, 'terminal_offline', {}],
    ['nobody has the terminal', { terminalId: 'trm_none' }, '5101', 422, 'terminal_unknown', {}],
    ['the invoice is paid', {}, '5103', 409, 'invoice_paid', {}],
    ['the invoice is a credit memo', {}, '5110', 409, 'invoice_void', {}],
    ['the view is stale', { invoiceVersion: '0' }, '5101', 412, 'invoice_changed', {}],
    [
      'the amount is above the balance',
      { amount: usd(125_001) },
      '5101',
      422,
      'amount_above_balance',
      { balance: usd(125_000) },
    ],
    ['the amount is zero', { amount: usd(0) }, '5101', 422, 'amount_invalid', {}],
    ['the amount is negative', { amount: usd(-5) }, '5101', 422, 'amount_invalid', {}],
    [
      'the currency is foreign',
      { amount: { value: 100, currency: 'JPY' } },
      '5101',
      422,
      'currency_mismatch',
      {},
    ],
    ['the amount is no integer', { amount: usd(10.5) }, '5101', 400, 'invalid_request', {}],
    ['the amount is missing', { amount: undefined }, '5101', 400, 'invalid_request', {}],
    ['a field is unknown', { tip: usd(1) }, '5101', 400, 'invalid_request', {}],
  ])('is refused when %s', async (_what, changes, recordId, status, code, params) => {
    const answer = await pod.sendToTerminal(changes, recordId);
    expect(refusalIn(answer)).toEqual({ status, code, params });
    expect(await pod.invoice(recordId)).not.toHaveProperty('openTerminalPayment');
  });

  test('is refused for an invoice that WisePay does not have', async () => {
    const body = { terminalId: 'trm_front', amount: usd(1), invoiceVersion: '1' };
    expect(refusalIn(await pod.post('/invoices/inv_none/terminal-payments', body))).toMatchObject({
      status: 404,
      code: 'invoice_not_synced',
    });
  });

  test('names the payment that is open on the invoice, whatever view it was sent from', async () => {
    const { id } = await started({ amount: usd(500) });
    await pod.present('online', {}, 'trm_warehouse');
    const again = await pod.sendToTerminal({ terminalId: 'trm_warehouse', invoiceVersion: '0' });
    expect(refusalIn(again)).toEqual({
      status: 409,
      code: 'payment_open',
      params: { terminalPaymentId: id },
    });
  });

  test('a busy terminal tells its own merchant with what, and who sent it; another merchant only that it is', async () => {
    await pod.sendToTerminal();
    const busyWith = { invoiceNumber: '20101', by: 'Pat Admin' };
    expect((await pod.invoice('5102')).terminals[0]).toMatchObject({ state: 'busy', busyWith });
    const [elsewhere] = (await pod.invoice('5107')).terminals;
    expect(elsewhere).toMatchObject({ state: 'busy' });
    expect(elsewhere).not.toHaveProperty('busyWith');
  });

  test('a terminal that is busy with another invoice is refused', async () => {
    await started();
    const other = await pod.sendToTerminal({ amount: usd(500) }, '5102');
    expect(refusalIn(other)).toMatchObject({ status: 409, code: 'terminal_busy' });
  });

  test('is not offered by a merchant without terminals', async () => {
    await pod.control('wisepay/options', { hasTerminals: false });
    const { actions, terminals } = await pod.invoice();
    expect(actions.terminal).toEqual({ allowed: false, reason: 'no_terminal' });
    expect(terminals).toEqual([]);
    expect(refusalIn(await pod.sendToTerminal()).code).toBe('terminal_unknown');
  });

  test.each([
    ['20107', { value: 98_000, currency: 'JPY' }],
    ['20108', { value: 45_125, currency: 'KWD' }],
  ])('an unpaid copy of invoice %s is taken in its own currency', async (number, amount) => {
    const recordId = duplicateInvoice(pod.wisepay.ledger, number, 'southwind')?.recordId;
    await started({ amount }, recordId);
    await pod.present('approve');
    expect((await pod.invoice(recordId)).paid).toEqual(amount);
  });
});

test('a terminal payment that nobody knows is a 404', async () => {
  for (const answer of [
    await pod.call('/terminal-payments/tp_none'),
    await pod.post('/terminal-payments/tp_none/cancel'),
  ]) {
    expect(refusalIn(answer)).toMatchObject({ status: 404, code: 'terminal_payment_unknown' });
  }
});

test('every step is a new version', async () => {
  const { id } = await started();
  const seen = [await pod.follow(id)];
  await pod.present('decline');
  seen.push(await pod.follow(id));
  await pod.present('approve');
  seen.push(await pod.follow(id));
  // Taken, declined, waiting again; taken, approved.
  expect(seen.map(({ version }) => version)).toEqual([2, 5, 7]);
});
