import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameOfPolicyKey, policyValueWords, wordsForPolicyProblem } from '#components/words/policy-words.ts';
import { setLocale } from '#lib/i18n/locale.ts';
import { defaultPolicy, type Policy } from '#lib/policy/policy.ts';
import { type PolicyKey, policyKeys } from '#lib/policy/read-policy.ts';

beforeEach(() => setLocale('en-US'));
afterEach(() => setLocale(null));

const usd = (value: number) => ({ value, currency: 'USD' });

describe('a policy in words', () => {
  it.each(policyKeys)('has a name and a value for %s, also where nothing is set', (key) => {
    expect(nameOfPolicyKey(key)).toMatch(/^[A-Z]/);
    expect(policyValueWords(defaultPolicy, key)).toMatch(/^(?:[A-Z]|https:)/);
  });

  it('has no name for a key that this version does not know', () => {
    expect(nameOfPolicyKey('toString')).toBeUndefined();
  });

  it.each<[PolicyKey, Partial<Policy>, string]>([
    [
      'wisepayIssuer',
      { endpoints: { issuer: 'https://i', api: 'https://a', app: 'https://p' } },
      'https://i',
    ],
    ['wisepayApi', { endpoints: { issuer: 'https://i', api: 'https://a', app: 'https://p' } }, 'https://a'],
    ['wisepayApp', { endpoints: { issuer: 'https://i', api: 'https://a', app: 'https://p' } }, 'https://p'],
    ['wisepayApp', {}, 'Not used until all three WisePay URLs are set'],
    [
      'psaHosts',
      { psaHosts: ['cw.one.example', 'cw.two.example:8443'] },
      'cw.one.example, cw.two.example:8443',
    ],
    ['disabledActions', { disabledActions: ['pay', 'remind'] }, 'Pay Invoice, Re-send Reminder'],
    ['refundLimit', { refundLimit: usd(10_050) }, 'Up to $100.50'],
    ['refundNeedsReason', { refundNeedsReason: true }, 'Required'],
    ['surchargeInRefunds', {}, 'WisePay’s setting; included if WisePay doesn’t say'],
    ['surchargeInRefunds', { surchargeInRefunds: 'never' }, 'Never refunded'],
    ['stepUpAbove', { stepUpAbove: usd(0) }, 'Above $0.00'],
    ['confirmOutside', {}, 'Only when we can’t confirm that the panel is fully visible'],
    ['confirmOutside', { confirmOutside: { always: true } }, 'Always'],
    ['confirmOutside', { confirmOutside: { above: usd(50_000) } }, 'Above $500.00'],
    ['reminderCooldownMinutes', { reminderCooldownMinutes: 90 }, 'At least 90 minutes'],
    ['reminderCooldownMinutes', { reminderCooldownMinutes: 180 }, 'At least 3 hours'],
    ['reminderCooldownMinutes', { reminderCooldownMinutes: 1440 }, 'At least 1 day'],
    ['idleMinutes', { idleMinutes: 1 }, 'After 1 minute'],
    ['idleMinutes', { idleMinutes: 720 }, 'After 12 hours'],
    ['defaultTerminal', { defaultTerminal: 'term_7' }, 'term_7'],
    ['memberMatch', { memberMatch: 'when-readable' }, 'Only when PSA shows who is signed in'],
    [
      'detection',
      { detection: { banner: { invoice: 'Bill (.+)', otherRecord: undefined }, toolbars: ['.bar'] } },
      'Replaced: banner.invoice, toolbars',
    ],
    ['teaching', {}, 'Allowed'],
    ['teaching', { teaching: false }, 'Not allowed'],
    ['supportEmail', { supportEmail: 'help@northwind.example' }, 'help@northwind.example'],
    ['supportUrl', { supportUrl: 'https://northwind.example/' }, 'https://northwind.example/'],
    ['feedbackUrl', { feedbackUrl: 'https://forum.example/7' }, 'https://forum.example/7'],
    ['helpUrl', { helpUrl: 'https://help.example/' }, 'https://help.example/'],
    ['locale', { locale: 'de-CH' }, 'German (Switzerland)'],
  ])('says what %s is', (key, change, words) => {
    expect(policyValueWords({ ...defaultPolicy, ...change }, key)).toBe(words);
  });

  it('writes amounts in the notation that is chosen', () => {
    setLocale('de');
    const policy = { ...defaultPolicy, refundLimit: usd(123_450) };
    expect(policyValueWords(policy, 'refundLimit')).toBe('Up to 1.234,50\u00a0$');
  });

  it('says what is wrong with a key, and what holds in its place', () => {
    const problem = { key: 'idleMinutes', reason: 'bad_value' } as const;
    expect(wordsForPolicyProblem(problem, defaultPolicy)).toBe(
      'This value can’t be used and is ignored. Current value: After 15 minutes.',
    );
  });

  it.each([
    ['refundLimit', '500.00 USD'],
    ['stepUpAbove', '500.00 USD'],
    ['confirmOutside', '{"above": "500.00 USD"}'],
  ] as const)('shows how %s is written when it cannot be read', (key, example) => {
    const problem = { key, reason: 'bad_value' } as const;
    const words = wordsForPolicyProblem(problem, defaultPolicy);
    expect(words).toContain(`Write an amount with its currency, such as ${example}.`);
    expect(words).toContain(policyValueWords(defaultPolicy, key));
  });
});
