import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { eventually } from '../support/eventually.ts';
import { send, wisepayOrigin } from './support/browser.ts';
import { createPod, type Pod, refundIn, refusalIn, terminalPaymentIn } from './support/in-process.ts';
import { signInToPod } from './support/oidc.ts';
import { admin, authorizationFor, control, podWith, post } from './support/pod.ts';
import type { BoundToken } from './support/proof.ts';
import { usd } from './support/records.ts';

let pod: Pod;
let id: string;
let version: number;

beforeEach(async () => {
  pod = createPod();
  ({ id, version } = terminalPaymentIn(await pod.sendToTerminal()));
});

afterEach(() => vi.useRealTimers());

/** Asks for something newer than is known; resolves once WisePay has parked the request. */
async function startWaiting(path: string, init: RequestInit = {}) {
  const before = pod.clock.plannedCount;
  const answer = pod.call(path, init);
  answer.catch(() => {});
  await eventually(() => expect(pod.clock.plannedCount).toBe(before + 1));
  return { answer, isAnimatedIn: () => pod.clock.plannedCount > before };
}

const waitForUpdate = (seconds = 20) =>
  startWaiting(`/terminal-payments/${id}?after=${version}&wait=${seconds}`);

describe('waiting for news of a terminal payment', () => {
  test('answers at once when there is some', async () => {
    expect((await pod.follow(id, `?after=${version - 1}&wait=20`)).version).toBe(version);
    expect((await pod.follow(id, '?wait=20')).version).toBe(version);
    expect((await pod.follow(id, `?after=${version}`)).version).toBe(version);
  });

  test('answers as soon as something happens', async () => {
    const { answer } = await waitForUpdate();
    pod.clock.advance(19_000);
    await pod.present('cancel');
    expect(terminalPaymentIn(await answer).state).toBe('cancelled');
  });

  test('other payments are no news', async () => {
    const { answer } = await waitForUpdate();
    await pod.present('online', {}, 'trm_warehouse');
    await pod.sendToTerminal({ terminalId: 'trm_warehouse', amount: usd(100) }, '5102');
    await pod.present('approve', {}, 'trm_warehouse');
    await pod.present('approve');
    expect(terminalPaymentIn(await answer).state).toBe('approved');
  });

  test('answers the same again when the time is up, and not before', async () => {
    const { answer, isAnimatedIn } = await waitForUpdate(3);
    pod.clock.advance(2_999);
    expect(isAnimatedIn()).toBe(true);
    pod.clock.advance(1);
    expect(terminalPaymentIn(await answer).version).toBe(version);
  });

  test('ends when the payment is gone', async () => {
    const { answer } = await waitForUpdate();
    pod.wisepay.ledger.reset();
    expect(refusalIn(await answer).code).toBe('terminal_payment_unknown');
  });

  test('ends when the caller goes away', async () => {
    const leaving = new AbortController();
    const path = `/terminal-payments/${id}?after=${version}&wait=20`;
    const { answer, isAnimatedIn } = await startWaiting(path, { signal: leaving.signal });
    leaving.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
    expect(isAnimatedIn()).toBe(false);
  });

  test.each(['after=1&wait=21', 'after=x', 'after=1&wait=-1', 'after=1.5'])(
    '%s is refused',
    async (query) => {
      expect(refusalIn(await pod.call(`/terminal-payments/${id}?${query}`))).toMatchObject({
        status: 400,
        code: 'invalid_request',
      });
    },
  );
});

test('waiting for news of a refund', async () => {
  const refund = refundIn(await pod.sendRefund('5102', 'pay_20102_card'));
  const { answer } = await startWaiting(`/refunds/${refund.id}?after=${refund.version}&wait=20`);
  await pod.control(`refunds/${refund.id}/settle`, { state: 'succeeded' });
  expect(refundIn(await answer)).toMatchObject({ state: 'succeeded', version: refund.version + 1 });
});

describe('over the network', () => {
  async function withSandbox(work: (sandbox: Sandbox, path: string, token: BoundToken) => Promise<void>) {
    const sandbox = await startSandbox({ port: 0 });
    try {
      const token = await signInToPod(sandbox.port, admin);
      const input = { terminalId: 'trm_front', amount: usd(100), invoiceVersion: '1' };
      const answer = await podWith(sandbox.port, token)('/invoices/inv_5101/terminal-payments', post(input));
      const payment = terminalPaymentIn({ status: 202, headers: new Headers(), body: answer.json() });
      await work(sandbox, `/api/terminal-payments/${payment.id}?after=${payment.version}&wait=20`, token);
    } finally {
      await sandbox.close();
    }
  }

  /** Waits until the last request in the sandbox's log has this status; null while it is under way. */
  const logged = (port: number, status: number | null) =>
    eventually(async () => {
      const requests: unknown = (await control(port, 'requests')).json();
      expect(Array.isArray(requests) && requests.at(-1)).toMatchObject({ method: 'GET', status });
    });

  test('a caller who hangs up is let go at once', async () => {
    await withSandbox(async ({ port }, path, token) => {
      const leaving = new AbortController();
      const headers = await authorizationFor(token, 'GET', `${wisepayOrigin}${path}`);
      const waiting = send(port, `${wisepayOrigin}${path}`, { headers, signal: leaving.signal });
      const rejected = expect(waiting).rejects.toThrow('aborted');
      await logged(port, null);
      leaving.abort();
      await rejected;
      await logged(port, 200);
    });
  });

  test('a sandbox that closes waits for nobody', async () => {
    await withSandbox(async (sandbox, path, token) => {
      const headers = await authorizationFor(token, 'GET', `${wisepayOrigin}${path}`);
      // The caller never times out: only the closing can end the wait.
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const waiting = send(sandbox.port, `${wisepayOrigin}${path}`, { headers });
      const rejected = expect(waiting).rejects.toThrow();
      await logged(sandbox.port, null);
      await sandbox.close();
      await rejected;
    });
  });
});
