/** What a package is for: which WisePay, and which PSA. The extension's own rules decide. */
import * as v from 'valibot';
import { endpointSettings } from '../../../lib/policy/policy.ts';
import { readPolicy } from '../../../lib/policy/read-policy.ts';
import { mayBeGranted } from '../../../lib/psa/host-permission.ts';
import { psaHosts as cloudHosts, isPsaHost, siteOf } from '../../../lib/psa/hosts.ts';
import { grantableSitesOf, servedHostsOf } from '../../../lib/psa/package-hosts.ts';
import { type Endpoints, originsIn } from '../../../lib/wisepay/endpoints.ts';
import { PackageError } from '../package-error.ts';
import type { BuildVariables } from './build-environment.ts';
import { missingAddresses, wisepayAddresses } from './wisepay-addresses.ts';

/** The facts about one build, together with the settings in its policy files. */
export interface BuildFacts {
  /** The addresses in effect, from the settings and the build; null if one is missing. */
  readonly wisepay: Endpoints | null;
  /** Where to set each missing one: `WXT_WISEPAY_API (or wisepayApi in the settings)`. */
  readonly missing: readonly string[];
  /** The hosts that the packages serve without a grant. */
  readonly psaHosts: readonly string[];
  /** Whether those are ConnectWise's cloud, so that the packages are for everyone. */
  readonly isForEverybody: boolean;
}

/**
 * @param variables those that the build has read
 * @param values the settings that the policy files set
 * @throws {PackageError} if the build has an address that it would not use, or the settings have a PSA host that this
 * package does not serve and cannot be granted
 */
export function buildFacts(variables: BuildVariables, values: Readonly<Record<string, unknown>>): BuildFacts {
  const apps = originsIn(variables.WXT_WISEPAY_APP ?? '');
  for (const { variable, key } of wisepayAddresses) {
    const texts = variable === 'WXT_WISEPAY_APP' ? apps : [variables[variable] ?? ''];
    for (const text of texts) checkAddress(variable, text, key);
  }
  const { policy } = readPolicy(values, {
    issuer: variables.WXT_WISEPAY_ISSUER ?? '',
    api: variables.WXT_WISEPAY_API ?? '',
    app: apps[0] ?? '',
    otherApps: apps.slice(1),
  });
  const psaHosts = servedHostsOf(variables.WXT_PSA_HOSTS);
  checkPsaHosts(policy.psaHosts, psaHosts, variables);
  return {
    wisepay: policy.endpoints,
    missing: missingAddresses(variables, values),
    psaHosts,
    isForEverybody: psaHosts === cloudHosts,
  };
}

function checkAddress(variable: string, text: string, key: (typeof wisepayAddresses)[number]['key']): void {
  if (text === '' || v.is(endpointSettings[key], text)) return;
  throw new PackageError(
    `${variable} is "${text}", which cannot be used: an https address such as https://api.wisepay.example/pod is needed, without a query or a login. It comes from .env.production or from the environment.`,
  );
}

function checkPsaHosts(asked: readonly string[], served: readonly string[], variables: BuildVariables): void {
  const grantable = grantableSitesOf(variables.WXT_PSA_HOSTS, variables.WXT_GRANTABLE_HOSTS);
  const bad = asked.filter(
    (host) => !isPsaHost(new URL(siteOf(host)), served) && !mayBeGranted(host, grantable),
  );
  if (bad.length === 0) return;
  throw new PackageError(
    `The settings name psaHosts that this package cannot serve: ${bad.join(', ')}. It is built for ${served.join(', ')} alone. Name them with --psa-host too, or leave them out of the settings.`,
  );
}
