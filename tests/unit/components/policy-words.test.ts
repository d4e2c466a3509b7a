import { describe, expect, it } from 'vitest';
import { nameOfPolicyKey, notationName, policyValueWords } from '#components/words/policy-words.ts';
import { defaultPolicy, type Policy } from '#lib/policy/policy.ts';
import { type PolicyKey, policyKeys } from '#lib/policy/read-policy.ts';

const usd = (value: number) => ({ value, currency: 'USD' });

describe('a policy in words', () => {
  it.each(policyKeys)('has a name and a value for %s, also where nothing is set', (key) => {
    expect(nameOfPolicyKey(key)).toMatch(/^[A-Z]/);
    expect(policyValueWords(defaultPolicy, key, 'en-US')).toMatch(/^[A-Z]/);
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
    ['wisepayApp', {}, 'Not in use until all three WisePay addresses are named'],
    [
      'psaHosts',
      { psaHosts: ['cw.one.example', 'cw.two.example:8443'] },
      'cw.one.example, cw.two.example:8443',
    ],
    ['disabledActions', { disabledActions: ['pay', 'remind'] }, 'Pay Invoice, Re-send Reminder'],
    ['refundLimit', { refundLimit: usd(10_050) }, 'At most $100.50'],
    ['refundNeedsReason', { refundNeedsReason: true }, 'Required'],
    ['stepUpAbove', { stepUpAbove: usd(0) }, 'Above $0.00'],
    ['reminderCooldownMinutes', { reminderCooldownMinutes: 90 }, 'At least 90 minutes'],
    ['reminderCooldownMinutes', { reminderCooldownMinutes: 180 }, 'At least 3 hours'],
    ['reminderCooldownMinutes', { reminderCooldownMinutes: 1440 }, 'At least 1 day'],
    ['idleMinutes', { idleMinutes: 1 }, 'After 1 minute'],
    ['defaultTerminal', { defaultTerminal: 'term_7' }, 'term_7'],
    [
      'memberMatch',
      { memberMatch: 'when-readable' },
      'Where PSA tells who is signed in; never somebody else',
    ],
    [
      'detection',
      { detection: { banner: { invoice: 'Bill (.+)', otherRecord: undefined }, toolbars: ['.bar'] } },
      'Replaced: banner.invoice, toolbars',
    ],
    ['supportEmail', { supportEmail: 'help@northwind.example' }, 'help@northwind.example'],
    ['supportUrl', { supportUrl: 'https://northwind.example/' }, 'https://northwind.example/'],
    ['locale', { locale: 'de-CH' }, 'German (Switzerland)'],
  ])('says what %s is', (key, change, words) => {
    expect(policyValueWords({ ...defaultPolicy, ...change }, key, 'en-US')).toBe(words);
  });

  it('names a notation that has no name of its own by its code', () => {
    expect(notationName('qaa')).toBe('qaa');
  });
});
