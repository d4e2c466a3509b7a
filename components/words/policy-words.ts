/** Words for what an administrator's policy sets: each key's name, and its value in force. */
import { currentLanguage, isolate, plural, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import type { Policy } from '../../lib/policy/policy.ts';
import { type PolicyKey, type PolicyProblem, policyKeys } from '../../lib/policy/read-policy.ts';
import { replacedParts } from '../../lib/policy/replaced-parts.ts';
import { languageName } from './language-words.ts';
import { sentences } from './sentences.ts';

/** How an administrator writes an amount, by the keys that have one; the same in any language. */
const amountExamples: Partial<Record<PolicyKey, string>> = {
  refundLimit: '500.00 USD',
  stepUpAbove: '500.00 USD',
  confirmOutside: '{"above": "500.00 USD"}',
};

/** The key's name; undefined for a key that this version does not have. */
export function nameOfPolicyKey(key: string): string | undefined {
  return isPolicyKey(key) ? t(`policy.name.${key}`) : undefined;
}

/** What is wrong with a key, and the value in force in its place. */
export function wordsForPolicyProblem({ key, reason }: PolicyProblem, policy: Policy): string {
  const problem = t(`policy.problem.${reason}`);
  if (!isPolicyKey(key)) return problem;
  const inForce = t('policy.inForce', { value: policyValueWords(policy, key) });
  const example = amountExamples[key];
  const form = example !== undefined && t('policy.problem.amountForm', { example });
  return sentences(problem, form, inForce);
}

/** The value in force for a key, even if the policy does not set it. */
export function policyValueWords(policy: Policy, key: PolicyKey): string {
  switch (key) {
    case 'wisepayIssuer':
      return addressWords(policy.endpoints?.issuer);
    case 'wisepayApi':
      return addressWords(policy.endpoints?.api);
    case 'wisepayApp':
      return addressWords(policy.endpoints?.app);
    case 'wisepayApps':
      return policy.endpoints === null
        ? addressWords(undefined)
        : listWords([policy.endpoints.app, ...(policy.endpoints.otherApps ?? [])]);
    case 'psaHosts':
      return listWords(policy.psaHosts);
    case 'proxySuffixes':
      return listWords(policy.proxySuffixes);
    case 'disabledActions':
      return listWords(policy.disabledActions.map((action) => t(`policy.action.${action}`)));
    case 'refundLimit':
      return policy.refundLimit === null
        ? t('policy.value.refundLimit.none')
        : t('policy.value.refundLimit.amount', { amount: formatMoney(policy.refundLimit) });
    case 'refundNeedsReason':
      return t(`policy.value.refundNeedsReason.${policy.refundNeedsReason}`);
    case 'surchargeInRefunds':
      return t(`policy.value.surchargeInRefunds.${policy.surchargeInRefunds ?? 'none'}`);
    case 'stepUpAbove':
      return policy.stepUpAbove === null
        ? t('policy.value.stepUpAbove.none')
        : t('policy.value.stepUpAbove.amount', { amount: formatMoney(policy.stepUpAbove) });
    case 'confirmOutside':
      return outsideWords(policy.confirmOutside);
    case 'reminderCooldownMinutes':
      return cooldownWords(policy.reminderCooldownMinutes);
    case 'idleMinutes': {
      const { unit, count } = inLargestUnit(policy.idleMinutes);
      return plural(`policy.value.idleMinutes.${unit}`, count);
    }
    case 'terminalPatienceSeconds':
      return plural('policy.value.terminalPatienceSeconds', policy.terminalPatienceSeconds);
    case 'defaultTerminal':
      return policy.defaultTerminal ?? t('policy.value.none');
    case 'memberMatch':
      return policy.memberMatch === 'required'
        ? t('policy.value.memberMatch.required')
        : t('policy.value.memberMatch.whenReadable');
    case 'placement':
      return placementWords(policy.placement);
    case 'placementLocked':
      return t(`policy.value.placementLocked.${policy.placementLocked}`);
    case 'whenHosted':
      return t(`policy.value.whenHosted.${policy.whenHosted}`);
    case 'detection':
      return detectionWords(replacedParts(policy.detection));
    case 'teaching':
      return t(`policy.value.teaching.${policy.teaching}`);
    case 'supportEmail':
      return policy.supportEmail ?? t('policy.value.none');
    case 'supportUrl':
      return policy.supportUrl ?? t('policy.value.none');
    case 'helpUrl':
      return policy.helpUrl;
    case 'feedbackUrl':
      return policy.feedbackUrl;
    case 'locale':
      return policy.locale === null ? t('policy.value.locale.none') : languageName(policy.locale);
  }
}

function isPolicyKey(key: string): key is PolicyKey {
  return policyKeys.some((known) => known === key);
}

function addressWords(address: string | undefined): string {
  return address ?? t('policy.value.address.none');
}

function listWords(items: readonly string[]): string {
  return items.length === 0 ? t('policy.value.none') : listOf(items);
}

/** Server names are written from left to right, whatever the direction of the list. */
function listOf(items: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage(), { type: 'unit' }).format(items.map(isolate));
}

function detectionWords(replaced: readonly string[]): string {
  return replaced.length === 0
    ? t('policy.value.detection.none')
    : t('policy.value.detection.parts', { parts: listOf(replaced) });
}

function outsideWords(rule: Policy['confirmOutside']): string {
  if (rule === null) return t('policy.value.confirmOutside.never');
  if ('always' in rule) return t('policy.value.confirmOutside.always');
  return t('policy.value.confirmOutside.above', { amount: formatMoney(rule.above) });
}

function cooldownWords(minutes: number): string {
  if (minutes === 0) return t('policy.value.reminderCooldownMinutes.none');
  const { unit, count } = inLargestUnit(minutes);
  return plural(`policy.value.reminderCooldownMinutes.${unit}`, count);
}

/** In the largest unit that leaves no remainder. */
function inLargestUnit(minutes: number): { unit: 'days' | 'hours' | 'minutes'; count: number } {
  if (minutes % (24 * 60) === 0) return { unit: 'days', count: minutes / (24 * 60) };
  return minutes % 60 === 0 ? { unit: 'hours', count: minutes / 60 } : { unit: 'minutes', count: minutes };
}

function placementWords(placement: Policy['placement']): string {
  if (placement === 'side-panel') return t('policy.value.placement.sidePanel');
  return t(`policy.value.placement.${placement ?? 'none'}`);
}
