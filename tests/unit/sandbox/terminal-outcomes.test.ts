import { beforeEach, describe, expect, test } from 'vitest';
import { createPod, type Pod, refusalIn, terminalPaymentIn } from './support/in-process.ts';
import { usd } from './support/records.ts';

let pod: Pod;

beforeEach(() => {
  pod = createPod();
});

const started = async (...args: Parameters<Pod['sendToTerminal']>) =>
  terminalPaymentIn(await pod.sendToTerminal(...args));

describe('a card', () => {
  test('that is approved books one payment with a receipt', async () => {
    const { id } = await started();
    expect((await pod.present('approve')).status).toBe(204);
    const approved = await pod.follow(id);
    expect(approved).toMatchObject({
      state: 'approved',
      approved: usd(102_500),
      card: { brand: 'Visa', last4: '4242' },
      approvalCode: expect.stringMatching(/^\d{6}$/),
      receiptUrl: expect.stringMatching(/^http:\/\/wisepay\.localhost:4600\/receipts\/pay_/),
    });
    const invoice = await pod.invoice();
    expect(invoice).toMatchObject({
      status: 'part_paid',
      balance: usd(25_000),
      payments: [{ amount: usd(100_000), surcharge: usd(2_500), state: 'pending' }],
      activity: [{ kind: 'payment', by: 'Pat Admin', amount: usd(102_500) }],
      terminals: [{ state: 'ready' }, { state: 'offline' }],
    });
    expect(invoice.openTerminalPayment).toBeUndefined();
  });

  test('that gives a part books that part, split between amount and surcharge', async () => {
    const { id } = await started();
    await pod.present('partial', { approved: usd(50_001) });
    expect(await pod.follow(id)).toMatchObject({ state: 'partially_approved', approved: usd(50_001) });
    expect(await pod.invoice()).toMatchObject({
      status: 'part_paid',
      payments: [{ amount: usd(48_781), surcharge: usd(1_220) }],
      balance: usd(76_219),
    });
  });

  test('gives half when nobody says how much', async () => {
    const { id } = await started();
    await pod.present('partial');
    expect((await pod.follow(id)).approved).toEqual(usd(51_250));
  });

  test.each([0, -1, 102_500, 102_501])('cannot give %i of 1,025.00 as a part', async (value) => {
    await started();
    const answer = await pod.present('partial', { approved: usd(value) });
    expect(refusalIn(answer)).toMatchObject({ status: 422, code: 'amount_invalid' });
    expect((await pod.invoice()).openTerminalPayment?.state).toBe('waiting_for_card');
  });

  test('that is declined leaves the terminal waiting for another one, with the reason', async () => {
    const { id, version } = await started();
    await pod.control('wisepay/options', { terminalDeclineMs: 2_000 });
    await pod.present('decline', { reason: 'expired_card' });
    expect(await pod.follow(id)).toMatchObject({ state: 'declined', reason: 'expired_card' });
    expect(await pod.invoice()).toMatchObject({ openTerminalPayment: { id }, payments: [] });
    pod.clock.advance(2_000);
    expect(await pod.follow(id)).toMatchObject({
      state: 'waiting_for_card',
      reason: 'expired_card',
      version: version + 3,
    });
    await pod.present('approve');
    const approved = await pod.follow(id);
    expect(approved.state).toBe('approved');
    expect(approved.reason).toBeUndefined();
    expect((await pod.invoice()).payments).toHaveLength(1);
  });

  test('is authorised for a while, and then nothing stops it', async () => {
    await pod.control('wisepay/options', { terminalAuthoriseMs: 1_500 });
    const { id } = await started();
    await pod.present('approve');
    expect((await pod.follow(id)).state).toBe('authorising');
    await pod.present('offline');
    pod.clock.advance(1_500);
    expect((await pod.follow(id)).state).toBe('approved');
  });

  test('cannot be presented where nothing waits for one', async () => {
    for (const outcome of ['approve', 'partial', 'decline', 'cancel', 'silent']) {
      expect(refusalIn(await pod.present(outcome))).toMatchObject({ status: 409, code: 'nothing_waiting' });
    }
    expect(refusalIn(await pod.present('approve', {}, 'trm_none')).code).toBe('terminal_unknown');
  });
});

describe('a terminal payment ends without money', () => {
  test('when it is cancelled on the device', async () => {
    const { id } = await started();
    await pod.present('cancel', {}, 'Front desk');
    expect(await pod.follow(id)).toMatchObject({ state: 'cancelled', reason: 'cancelled_on_device' });
    expect((await pod.invoice()).activity).toMatchObject([
      { kind: 'terminal_payment', text: 'Front desk: cancelled' },
    ]);
  });

  test('when the terminal goes offline, which then stays so until it is back', async () => {
    const { id } = await started();
    await pod.present('offline');
    expect(await pod.follow(id)).toMatchObject({ state: 'failed', reason: 'terminal_offline' });
    expect((await pod.invoice()).terminals[0]?.state).toBe('offline');
    await pod.present('online');
    expect((await pod.invoice()).terminals[0]?.state).toBe('ready');
  });

  test('when no card comes within a minute', async () => {
    const { id } = await started();
    pod.clock.advance(59_999);
    expect((await pod.follow(id)).state).toBe('waiting_for_card');
    pod.clock.advance(1);
    expect(await pod.follow(id)).toMatchObject({ state: 'timed_out', reason: 'no_card' });
    expect((await pod.invoice()).activity).toMatchObject([{ text: 'Front desk: timed out' }]);
  });

  test('when a decline comes after its time', async () => {
    await pod.control('wisepay/options', { terminalAuthoriseMs: 5_000 });
    const { id } = await started();
    pod.clock.advance(58_000);
    await pod.present('decline');
    pod.clock.advance(5_000);
    expect(await pod.follow(id)).toMatchObject({ state: 'timed_out' });
  });

  test('when the terminal went offline while a card was being declined', async () => {
    await pod.control('wisepay/options', { terminalAuthoriseMs: 5_000 });
    const { id } = await started();
    await pod.present('decline');
    await pod.present('offline');
    pod.clock.advance(5_000);
    expect(await pod.follow(id)).toMatchObject({ state: 'failed', reason: 'terminal_offline' });
  });
});

describe('an outcome that comes late', () => {
  test('a time-out is certain at once, unless WisePay is to find out later', async () => {
    const { id } = await started();
    await pod.present('offline');
    expect(await pod.follow(id)).toMatchObject({ state: 'failed', final: true });
  });

  test('a failure that is not certain may turn out to have been approved', async () => {
    await pod.control('wisepay/options', { terminalConfirmMs: null });
    const { id } = await started();
    await pod.present('offline');
    const failed = await pod.follow(id);
    expect(failed).toMatchObject({ state: 'failed', final: false });
    expect(failed).not.toHaveProperty('endedAt');
    expect((await pod.present('late_approve')).status).toBe(204);
    const approved = await pod.follow(id);
    const endedAt = expect.any(String);
    expect(approved).toMatchObject({ state: 'approved', approved: usd(102_500), endedAt });
    expect(approved).not.toHaveProperty('final');
    expect((await pod.invoice()).payments).toMatchObject([{ terminalPaymentId: id }]);
    expect((await pod.present('late_approve')).status).toBe(409);
  });

  test('a failure that is not certain may turn out to be one', async () => {
    await pod.control('wisepay/options', { terminalConfirmMs: null });
    const { id } = await started();
    await pod.present('offline');
    await pod.present('late_nothing');
    expect(await pod.follow(id)).toMatchObject({ state: 'failed', final: true });
    expect((await pod.present('late_approve')).status).toBe(409);
  });

  test('a bank that does not answer keeps the payment open until it does', async () => {
    const { id } = await started();
    await pod.present('hang');
    expect(await pod.follow(id)).toMatchObject({ state: 'authorising' });
    expect((await pod.present('approve')).status).toBe(409);
    await pod.present('late_nothing');
    expect(await pod.follow(id)).toMatchObject({ state: 'failed', final: true });
  });

  test('an approval after the rest was paid leaves the invoice overpaid, and the ledger in order', async () => {
    await pod.control('wisepay/options', { terminalConfirmMs: null });
    await started();
    await pod.present('offline');
    await pod.present('online');
    const second = await pod.sendToTerminal({ amount: (await pod.invoice()).balance });
    expect(terminalPaymentIn(second)).toMatchObject({ state: 'waiting_for_card' });
    await pod.present('approve');
    await pod.present('late_approve');
    expect(await pod.invoice()).toMatchObject({
      status: 'overpayment',
      actions: { pay: { allowed: false, reason: 'invoice_paid' } },
    });
  });
});
