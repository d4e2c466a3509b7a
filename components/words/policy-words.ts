/** Words for what an administrator's policy sets: each key's name, and its value in force. */

import { formatMoney } from '../../lib/money.ts';
import type { OnPremiseHost } from '../../lib/on-premise/on-premise-hosts.ts';
import type { Policy, PolicyAction } from '../../lib/policy/policy.ts';
import type { PolicyKey, PolicyProblem } from '../../lib/policy/read-policy.ts';
import { formatDate } from './moment-words.ts';

const keyNames: Readonly<Record<PolicyKey, string>> = {
  wisepayIssuer: 'WisePay sign-in',
  wisepayApi: 'WisePay API',
  wisepayApp: 'WisePay web app',
  psaHosts: 'PSA servers',
  disabledActions: 'Turned off',
  refundLimit: 'Refund limit',
  refundNeedsReason: 'Note on a refund',
  stepUpAbove: 'Fresh sign-in for refunds',
  reminderCooldownMinutes: 'Between two reminders',
  idleMinutes: 'Signed out when idle',
  defaultTerminal: 'Default terminal',
  memberMatch: 'Match with the PSA user',
  detection: 'Finding the invoice',
  supportEmail: 'Support email',
  supportUrl: 'Support page',
  locale: 'Amounts and dates',
};

const actionNames: Readonly<Record<PolicyAction, string>> = {
  pay: 'Pay Invoice',
  terminal: 'Send to Terminal',
  remind: 'Re-send Reminder',
  refund: 'Refund',
};

const problemWords: Readonly<Record<PolicyProblem['reason'], string>> = {
  bad_value: 'Its value cannot be used and is ignored.',
  partly_bad: 'Part of its value cannot be used. That part is ignored.',
  unknown_key: 'This version has no such setting. It is ignored.',
};

/** Each state of an on-premise host. */
export const hostStateWords: Readonly<Record<OnPremiseHost['state'], string>> = {
  served: 'Built in',
  allowed: 'Allowed',
  not_allowed: 'Not allowed yet',
  not_grantable: 'Needs a package that is built for it',
};

/** The key's name; undefined for a key that this version does not have. */
export function nameOfPolicyKey(key: string): string | undefined {
  return isPolicyKey(key) ? keyNames[key] : undefined;
}

/** What is wrong with a key, and what holds in its place. */
export function wordsForPolicyProblem(
  { key, reason }: PolicyProblem,
  policy: Policy,
  locale?: string,
): string {
  if (!isPolicyKey(key)) return problemWords[reason];
  return `${problemWords[reason]} In force: ${policyValueWords(policy, key, locale)}.`;
}

/**
 * What is in force for a key, whoever has set it.
 *
 * @param locale the notation of amounts; the browser's own when left out
 */
export function policyValueWords(policy: Policy, key: PolicyKey, locale?: string): string {
  switch (key) {
    case 'wisepayIssuer':
      return addressWords(policy.endpoints?.issuer);
    case 'wisepayApi':
      return addressWords(policy.endpoints?.api);
    case 'wisepayApp':
      return addressWords(policy.endpoints?.app);
    case 'psaHosts':
      return listWords(policy.psaHosts);
    case 'disabledActions':
      return listWords(policy.disabledActions.map((action) => actionNames[action]));
    case 'refundLimit':
      return policy.refundLimit === null
        ? 'No limit of the POD’s own'
        : `At most ${formatMoney(policy.refundLimit, locale)}`;
    case 'refundNeedsReason':
      return policy.refundNeedsReason ? 'Required' : 'Not required';
    case 'stepUpAbove':
      return policy.stepUpAbove === null
        ? 'Where WisePay asks for it'
        : `Above ${formatMoney(policy.stepUpAbove, locale)}`;
    case 'reminderCooldownMinutes': {
      const { reminderCooldownMinutes: minutes } = policy;
      return minutes === 0 ? 'As WisePay has it' : `At least ${minutesWords(minutes)}`;
    }
    case 'idleMinutes':
      return `After ${minutesWords(policy.idleMinutes)}`;
    case 'defaultTerminal':
      return policy.defaultTerminal ?? 'None';
    case 'memberMatch':
      return policy.memberMatch === 'required'
        ? 'Required'
        : 'Where PSA tells who is signed in; never somebody else';
    case 'detection':
      return detectionWords(replacedParts(policy.detection));
    case 'supportEmail':
      return policy.supportEmail ?? 'None';
    case 'supportUrl':
      return policy.supportUrl ?? 'None';
    case 'locale':
      return policy.locale === null ? 'As chosen here' : notationName(policy.locale);
  }
}

/** A notation's name in English, such as "German (Switzerland)". */
export function notationName(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
}

/** An amount and a day whose notations differ from one locale to the next; the browser's own when left out. */
export function notationSample(locale?: string): string {
  const amount = formatMoney({ value: 123_450, currency: 'USD' }, locale);
  return `${amount} · ${formatDate('2027-03-31T12:00:00Z', locale)}`;
}

function isPolicyKey(key: string): key is PolicyKey {
  return Object.hasOwn(keyNames, key);
}

function addressWords(address: string | undefined): string {
  return address ?? 'Not in use until all three WisePay addresses are named';
}

function listWords(items: readonly string[]): string {
  return items.length === 0 ? 'None' : items.join(', ');
}

function detectionWords(replaced: readonly string[]): string {
  return replaced.length === 0 ? 'As built in' : `Replaced: ${replaced.join(', ')}`;
}

/** In the largest unit that leaves nothing over. */
function minutesWords(minutes: number): string {
  if (minutes % (24 * 60) === 0) return countWords(minutes / (24 * 60), 'day');
  return minutes % 60 === 0 ? countWords(minutes / 60, 'hour') : countWords(minutes, 'minute');
}

function countWords(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** The names of the parts that a policy replaces, such as `banner.invoice`. */
function replacedParts(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? replacedParts(value, `${path}${name}.`) : [`${path}${name}`];
  });
}
