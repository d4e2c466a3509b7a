/** Settings as the worker sends them. */

import { defaultPolicy } from '#lib/policy/policy.ts';
import { readPolicy } from '#lib/policy/read-policy.ts';
import type { Settings } from '#lib/protocol/settings-messages.ts';

export const settings: Settings = {
  version: '1.2.3',
  signedInAs: 'pat@northwind.example',
  refusals: {},
  servedHosts: ['*.myconnectwise.net', 'staging.connectwisedev.com'],
  onPremiseHosts: [],
  localeChoice: null,
  lesson: null,
  reading: { policy: defaultPolicy, set: [], problems: [] },
};

/** The same settings, under a policy as an administrator writes it. */
export function settingsUnder(managed: Readonly<Record<string, unknown>>): Settings {
  const { policy, set, problems } = readPolicy(managed, {
    issuer: 'https://identity.wisepay.example',
    api: 'https://api.wisepay.example/pod',
    app: 'https://app.wisepay.example',
  });
  return { ...settings, reading: { policy, set: [...set], problems: [...problems] } };
}
