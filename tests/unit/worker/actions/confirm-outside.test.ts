/** Actions that the policy wants confirmed outside the page: the worker accepts them from no panel in a page. */
import { beforeEach, expect, it } from 'vitest';
import { cancel, moneyInvoice, refund, remind, sendToTerminal } from '../../support/money-messages.ts';
import { type PodHarness, podHarness } from '../../support/pod-harness.ts';
import { scriptedPolicy } from '../../support/scripted-api.ts';
import { usd } from '../../support/usd.ts';

let pod: PodHarness;

beforeEach(() => {
  pod = podHarness(moneyInvoice);
});

const refused = { ok: false, error: { code: 'refused', details: { problemCode: 'confirm_outside' } } };

it.each([
  ['a charge', sendToTerminal],
  ['a refund', refund],
  ['a reminder', remind],
] as const)('%s is refused from the page and sent from the window', async (_, message) => {
  pod.policy = { ...scriptedPolicy, confirmOutside: { always: true } };
  expect(await pod.tell(message)).toMatchObject(refused);
  expect(await pod.journal.list()).toEqual([]);
  expect(await pod.tell(message, 'window')).toMatchObject({ ok: true });
  expect(await pod.journal.list()).toMatchObject([{ state: { name: 'accepted' } }]);
});

it('a payment on a terminal can be cancelled from the page', async () => {
  pod.policy = { ...scriptedPolicy, confirmOutside: { always: true } };
  expect(await pod.tell(cancel)).toMatchObject({ ok: true });
});

it.each([
  ['up to the limit', usd(100_000), sendToTerminal, true],
  ['above it', usd(99_999), sendToTerminal, false],
  ['in another currency', { value: 1_000_000, currency: 'EUR' }, sendToTerminal, false],
  ['a refund up to the limit', usd(10_000), refund, true],
  ['a refund above it', usd(9_999), refund, false],
  ['a reminder, which moves no money', usd(0), remind, true],
] as const)('a limit lets through from the page or not: %s', async (_, above, message, ok) => {
  pod.policy = { ...scriptedPolicy, confirmOutside: { above } };
  expect(await pod.tell(message)).toMatchObject(ok ? { ok: true } : refused);
});
