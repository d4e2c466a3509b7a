import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '#lib/errors.ts';
import { type UnderWay, waitForUpdate } from '#lib/worker/invoices/updates.ts';
import { createWithSession } from '#lib/worker/session/session-context.ts';
import { createPaymentScreens, type PaymentScreens } from '#lib/worker/tabs/payment-screens.ts';
import { createTabChanges } from '#lib/worker/tabs/tab-changes.ts';
import { deferred } from '../../support/deferred.ts';
import { eventually } from '../../support/eventually.ts';
import { fakeSession } from '../../support/fake-session.ts';
import { screenMemory } from '../../support/fake-tabs.ts';
import { type HandTimers, handTimers } from '../../support/hand-timers.ts';
import { sampleRefund } from '../../support/payments.ts';
import { invoicePage, panelTab } from '../../support/pod-harness.ts';
import { problem, type ScriptedApi, scriptedApi, scriptedPolicy } from '../../support/scripted-api.ts';
import { sessionMemory } from '../../support/session-memory.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

const nothing: UnderWay = {
  invoiceId: 'inv_1',
  seenTabsAt: createTabChanges().revision(),
  terminalPayment: undefined,
  overdueInMs: undefined,
  refund: undefined,
  hasOpenIntent: false,
};
const onTerminal: UnderWay = { ...nothing, terminalPayment: sampleTerminalPayment };
const refunding: UnderWay = { ...nothing, refund: sampleRefund };
const newerRefund = { ...sampleRefund, version: sampleRefund.version + 1 };

let api: ScriptedApi;
let session: ReturnType<typeof fakeSession>;
let screens: PaymentScreens;
let clock: HandTimers;
let nextChange: (...about: [typeof invoicePage, number, UnderWay]) => Promise<void>;

beforeEach(() => {
  // The tabs' own limit of 25 s is the only timer here.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  api = scriptedApi();
  session = fakeSession(invoicePage.memberEmail);
  screens = createPaymentScreens(screenMemory());
  clock = handTimers();
  const withSession = createWithSession({
    send: api.send,
    session,
    verifiedKey: sessionMemory(),
    policy: async () => scriptedPolicy,
  });
  nextChange = (...about) => waitForUpdate({ withSession, screens, wait: clock.wait }, ...about);
});
afterEach(() => vi.useRealTimers());

/** Waits for an update; the returned function tells whether one has come, after everything that takes no time. */
async function ask(underWay: UnderWay) {
  const came = vi.fn();
  void nextChange(invoicePage, panelTab, underWay).then(came);
  const have = async () => {
    await vi.advanceTimersByTimeAsync(0);
    return came.mock.calls.length > 0;
  };
  await have();
  return have;
}

/** Delays WisePay's answers to this call until the test gives one. */
function delay(call: 'GET /terminal-payments' | 'GET /refunds') {
  const answer = deferred<Response>();
  api.answers[call] = () => answer.promise;
  return answer;
}

describe('nextChange', () => {
  it('come when the invoice’s tab is looked at again', async () => {
    const have = await ask(nothing);
    expect(await have()).toBe(false);
    screens.tabChanged(panelTab);
    expect(await have()).toBe(true);
  });

  it('come when something on a terminal has taken too long', async () => {
    const have = await ask({ ...nothing, overdueInMs: 7_000 });
    expect(await have()).toBe(false);
    expect(clock.timers.map(({ ms }) => ms)).toEqual([7_000]);
    clock.timers[0]?.resolve();
    expect(await have()).toBe(true);
  });

  it('wait for no timer beyond the 25 seconds', async () => {
    await ask({ ...nothing, overdueInMs: 60_000 });
    expect(clock.timers).toEqual([]);
  });

  it('are given up after 25 seconds', async () => {
    const have = await ask(nothing);
    await vi.advanceTimersByTimeAsync(24_999);
    expect(await have()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await have()).toBe(true);
  });

  it('need no token where nothing is followed', async () => {
    await ask(nothing);
    expect(session.get).not.toHaveBeenCalled();
    expect(api.calls).toEqual([]);
  });

  it('come two seconds later where an outcome is unknown', async () => {
    const have = await ask({ ...nothing, hasOpenIntent: true });
    expect(clock.timers.map(({ ms }) => ms)).toEqual([2000]);
    expect(await have()).toBe(false);
    clock.timers[0]?.resolve();
    expect(await have()).toBe(true);
  });

  it('are asked for without a long question where they come in two seconds anyway: those would pile up', async () => {
    delay('GET /terminal-payments');
    const have = await ask({ ...onTerminal, hasOpenIntent: true });
    clock.timers[0]?.resolve();
    expect(await have()).toBe(true);
    expect(api.callsOf('GET /terminal-payments')).toEqual([]);
  });
});

describe.each([
  ['a terminal payment', onTerminal, 'GET /terminal-payments', '/terminal-payments/tp_1?after=1&wait=20'],
  ['a refund', refunding, 'GET /refunds', '/refunds/ref_1?after=1&wait=20'],
] as const)('news of %s', (_, underWay, call, path) => {
  it('come as soon as WisePay has something newer than what is on screen', async () => {
    const answer = delay(call);
    const have = await ask(underWay);
    await eventually(() => expect(api.callsOf(call)).toMatchObject([{ path }]));
    expect(await have()).toBe(false);
    answer.resolve(Response.json(call === 'GET /refunds' ? newerRefund : approvedTerminalPayment));
    await eventually(async () => expect(await have()).toBe(true));
  });

  it('do not come at once from an answer that tells nothing new, so that nobody asks without a pause', async () => {
    const { terminalPayment, refund } = underWay;
    api.answers[call] = () => Response.json(call === 'GET /refunds' ? refund : terminalPayment);
    const have = await ask(underWay);
    await eventually(() => expect(clock.timers).toHaveLength(1));
    expect(clock.timers[0]?.ms).toBe(2_000);
    expect(await have()).toBe(false);
    clock.timers[0]?.resolve();
    await eventually(async () => expect(await have()).toBe(true));
  });

  it.each(['offline', 'timeout', 'server_error'] as const)(
    'do not come from a question that fails: %s',
    async (code) => {
      const answer = delay(call);
      const have = await ask(underWay);
      answer.reject(new CodedError(code));
      expect(await have()).toBe(false);
      screens.tabChanged(panelTab);
      expect(await have()).toBe(true);
    },
  );

  it('are not asked for again and again when WisePay does not know it', async () => {
    api.answers[call] = () => problem(404, 'unknown');
    const have = await ask(underWay);
    expect(await have()).toBe(false);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await have()).toBe(true);
    expect(api.callsOf(call)).toHaveLength(1);
  });

  it('come at once when the person is signed out: the view will say so', async () => {
    session.get.mockResolvedValue(null);
    const have = await ask(underWay);
    await eventually(async () => expect(await have()).toBe(true));
  });

  it('come from a change of the tab as well', async () => {
    delay(call);
    const have = await ask(underWay);
    screens.tabChanged(panelTab);
    expect(await have()).toBe(true);
  });

  it('are asked for with a fresh token when the old one is no good any more', async () => {
    api.answers[call] = ({ token }) =>
      token === 'DPoP access_1' ? problem(401, 'token_expired') : Response.json(approvedTerminalPayment);
    if (call === 'GET /refunds') {
      api.answers[call] = ({ token }) =>
        token === 'DPoP access_1' ? problem(401, 'token_expired') : Response.json(newerRefund);
    }
    const have = await ask(underWay);
    await eventually(async () => expect(await have()).toBe(true));
    expect(api.callsOf(call).map(({ token }) => token)).toEqual(['DPoP access_1', 'DPoP access_2']);
  });
});

describe('what has ended', () => {
  it('is not asked about any more', async () => {
    await ask({ ...nothing, terminalPayment: approvedTerminalPayment });
    expect(api.callsOf('GET /terminal-payments')).toEqual([]);
  });

  it('does not keep a refund from being followed', async () => {
    delay('GET /refunds');
    await ask({ ...refunding, terminalPayment: approvedTerminalPayment });
    await eventually(() => expect(api.callsOf('GET /refunds')).toHaveLength(1));
  });
});
