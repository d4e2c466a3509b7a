/** What the administrator's policy sets, to read, and what in it cannot be used. */
import type { PolicyKey, PolicyReading } from '../../lib/policy/read-policy.ts';
import { nameOfPolicyKey, policyValueWords, wordsForPolicyProblem } from '../words/policy-words.ts';
import { OptionsSection } from './OptionsSection.tsx';

export interface ManagedPolicyProps {
  readonly reading: PolicyReading;
  /** The notation of amounts; the browser's own when undefined. */
  readonly locale: string | undefined;
}

export function ManagedPolicy({ reading: { policy, set, problems }, locale }: ManagedPolicyProps) {
  return (
    <OptionsSection title="Set by your administrator">
      {set.length === 0 ? (
        <p>Nothing. Your administrator can set this extension up by managed policy.</p>
      ) : (
        <>
          <p>These come from the browser’s managed policy and cannot be changed here.</p>
          <table>
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">In force</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {set.map((key) => (
                <SettingRow key={key} name={key} value={policyValueWords(policy, key, locale)} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {problems.length > 0 && (
        <div class="notice problem">
          <h3>Settings that cannot be used</h3>
          <ul>
            {problems.map((problem) => (
              <li key={problem.key}>
                <strong>{nameOfPolicyKey(problem.key) ?? 'Unknown'}</strong> <code>{problem.key}</code>
                <br />
                {wordsForPolicyProblem(problem, policy, locale)}
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
        {nameOfPolicyKey(name)} <code>{name}</code>
      </th>
      <td>{value}</td>
      <td class="source">
        <Lock /> Managed policy
      </td>
    </tr>
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
