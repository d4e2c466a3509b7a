/** WisePay's addresses in a build: their variables, and what to say where one is missing. */
import type { BuildVariables } from './build-environment.ts';

/** The variable of each address, and the settings that may name it instead; the first of them is the usual one. */
export const wisepayAddresses = [
  { variable: 'WXT_WISEPAY_ISSUER', key: 'wisepayIssuer', keys: ['wisepayIssuer'] },
  { variable: 'WXT_WISEPAY_API', key: 'wisepayApi', keys: ['wisepayApi'] },
  { variable: 'WXT_WISEPAY_APP', key: 'wisepayApp', keys: ['wisepayApp', 'wisepayApps'] },
] as const;

/** Where the variables and the settings belong. */
export const whereAddressesBelong =
  'Put the WXT_ variables into .env.production (copy .env.example), or the settings into the file that --settings names.';

/** The addresses that neither the build nor the settings have, each with where to set it. */
export function missingAddresses(
  variables: BuildVariables,
  values: Readonly<Record<string, unknown>>,
): string[] {
  return wisepayAddresses
    .filter(({ variable, keys }) => !variables[variable] && keys.every((key) => values[key] === undefined))
    .map(({ variable, key }) => `${variable} (or ${key} in the settings)`);
}

/**
 * What `npm run build` says of missing addresses.
 *
 * @param variables those that the build has read
 * @returns undefined if all are there
 */
export function missingAddressesNote(variables: BuildVariables): string | undefined {
  const missing = wisepayAddresses.filter(({ variable }) => !variables[variable]);
  if (missing.length === 0) return undefined;
  return `This build does not name all of WisePay's addresses. Missing: ${missing.map(({ variable }) => variable).join(', ')}.
Put them into .env.production (copy .env.example) and build again, or name them by policy (${missing.map(({ key }) => key).join(', ')}).
Until then the panel says that WisePay is not set up. To try the POD without WisePay: npm start`;
}
