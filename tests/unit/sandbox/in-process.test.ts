import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Fault } from '#sandbox/wisepay/faults/faults.ts';
import { createInProcessWisePay } from '#sandbox/wisepay/in-process.ts';
import { systemClock } from '#sandbox/wisepay/time/clock.ts';
import { eventually } from '../support/eventually.ts';
import { createPod, refusalIn } from './support/in-process.ts';
import { admin } from './support/pod.ts';
import { usd } from './support/records.ts';

afterEach(() => vi.useRealTimers());

const fault = (mode: Fault['mode'], more: Partial<Fault> = {}): Fault => ({
  method: 'POST',
  path: '/invoices/*/terminal-payments',
  mode,
  status: 503,
  ms: 1_000,
  retryAfterSeconds: 7,
  merge: {},
  location: 'https://wisepay.invalid/',
  times: 1,
  ...more,
});

const isOpen = async (pod: ReturnType<typeof createPod>) =>
  (await pod.invoice()).openTerminalPayment !== undefined;

describe('an ordered fault in process', () => {
  test.each([
    ['drop_before', false],
    ['drop_after', true],
  ] as const)('%s rejects as a dead network does; carried out: %s', async (mode, happened) => {
    const pod = createPod();
    pod.wisepay.faults.add(fault(mode));
    await expect(pod.sendToTerminal()).rejects.toThrow(TypeError);
    expect(await isOpen(pod)).toBe(happened);
  });

  test.each([
    ['status', false],
    ['status_after', true],
  ] as const)('%s answers with a problem; carried out: %s', async (mode, happened) => {
    const pod = createPod();
    pod.wisepay.faults.add(fault(mode));
    const answer = await pod.sendToTerminal();
    expect(refusalIn(answer)).toMatchObject({ status: 503, code: 'unavailable' });
    expect(answer.headers.get('Retry-After')).toBe('7');
    expect(await isOpen(pod)).toBe(happened);
  });

  test.each([
    ['malformed', false],
    ['malformed_after', true],
  ] as const)('%s answers what nobody can read; carried out: %s', async (mode, happened) => {
    const pod = createPod();
    pod.wisepay.faults.add(fault(mode));
    await expect(pod.sendToTerminal()).rejects.toThrow(SyntaxError);
    expect(await isOpen(pod)).toBe(happened);
  });

  test('a delay goes by the clock, and what a caller gave up on still happens', async () => {
    const pod = createPod();
    const { id, version } = await pod.invoice();
    pod.wisepay.faults.add(fault('delay'));
    const leaving = new AbortController();
    const body = { terminalId: 'trm_front', amount: usd(1), invoiceVersion: version };
    const rejected = expect(
      pod.call(`/invoices/${id}/terminal-payments`, {
        method: 'POST',
        headers: { 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify(body),
        signal: leaving.signal,
      }),
    ).rejects.toThrow('gone');
    await eventually(() => expect(pod.clock.plannedCount).toBe(1));
    leaving.abort(new Error('gone'));
    await rejected;
    expect(await isOpen(pod)).toBe(false);
    pod.clock.advance(1_000);
    await eventually(async () => expect(await isOpen(pod)).toBe(true));
  });
});

test('a request that is aborted already does not reach WisePay', async () => {
  const { wisepay } = createPod();
  const aborted = wisepay.fetch('http://wisepay.localhost/api/session', { signal: AbortSignal.abort() });
  await expect(aborted).rejects.toThrow('aborted');
  expect(wisepay.requestLog.requests).toEqual([]);
});

test('tokens end when told to', async () => {
  const pod = createPod();
  expect((await pod.call('/session')).status).toBe(200);
  pod.wisepay.expireTokens();
  expect(refusalIn(await pod.call('/session'))).toMatchObject({ status: 401, code: 'token_expired' });
  expect(() => pod.wisepay.tokenFor('nobody@example.org')).toThrow('nobody@example.org');
});

test('who may not use the POD may not here either', async () => {
  expect(refusalIn(await createPod('lee.user@northwind-msp.example').call('/session')).code).toBe(
    'not_admin',
  );
});

test('every WisePay has its own books, and may go by the machine’s time', async () => {
  const [one, two] = [createPod(), createPod()];
  await one.sendToTerminal();
  expect(await isOpen(two)).toBe(false);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 4, 31, 12) });
  const real = createInProcessWisePay(systemClock);
  expect(real.ledger.now().toISOString()).toBe('2026-05-31T12:00:00.000Z');
  expect(real.tokenFor(admin)).toMatch(/^[0-9a-f-]{36}$/);
});
