/** What the administrator's policy sets (read-only), and which parts of it cannot be used. */
import { t } from '../../lib/i18n/translate.ts';
import type { PolicyKey, PolicyReading } from '../../lib/policy/read-policy.ts';
import { nameOfPolicyKey, policyValueWords, wordsForPolicyProblem } from '../words/policy-words.ts';
import { OptionsSection } from './OptionsSection.tsx';

export interface ManagedPolicyProps {
  readonly reading: PolicyReading;
}

export function ManagedPolicy({ reading: { policy, set, problems } }: ManagedPolicyProps) {
  return (
    <OptionsSection title={t('options.managed.title')}>
      {set.length === 0 ? (
        <p>{t('options.managed.nothing')}</p>
      ) : (
        <>
          <p>{t('options.managed.about')}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('options.managed.setting')}</th>
                <th scope="col">{t('options.managed.inForce')}</th>
                <th scope="col">{t('options.managed.source')}</th>
              </tr>
            </thead>
            <tbody>
              {set.map((key) => (
                <SettingRow key={key} name={key} value={policyValueWords(policy, key)} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {problems.length > 0 && (
        <div class="notice problem">
          <h3>{t('options.managed.unusable')}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={problem.key}>
                <strong>{nameOfPolicyKey(problem.key) ?? t('options.managed.unknown')}</strong>{' '}
                <SettingKey name={problem.key} />
                <br />
                {wordsForPolicyProblem(problem, policy)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </OptionsSection>
  );
}

function SettingRow({ name, value }: { readonly name: PolicyKey; readonly value: string }) {
  return (
    <tr>
      <th scope="row">
        {nameOfPolicyKey(name)} <SettingKey name={name} />
      </th>
      <td>
        <bdi>{value}</bdi>
      </td>
      <td class="source">
        <Lock /> {t('options.managed.policy')}
      </td>
    </tr>
  );
}

/** Written as in a policy file, whatever the page's text direction. */
function SettingKey({ name }: { readonly name: string }) {
  return (
    <code>
      <bdi>{name}</bdi>
    </code>
  );
}

function Lock() {
  return (
    <svg class="lock" viewBox="0 0 12 14" width="10" height="12" aria-hidden="true">
      <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.5" />
      <rect x="1" y="6" width="10" height="7" rx="1.5" fill="currentColor" />
    </svg>
  );
}
