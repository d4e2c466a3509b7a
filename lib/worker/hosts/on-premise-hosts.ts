/**
 * The on-premise hosts that the administrator's policy names, and which of them the POD serves: those that the user has
 * granted. Nothing is stored here; the policy in force and the browser's own permissions are read each time.
 */
import browser from 'webextension-polyfill';
import { servedHosts } from '../../policy/build-settings.ts';
import type { HostState, OnPremiseHost } from '../../protocol/settings-messages.ts';
import { mayBeGranted, permissionFor } from '../../psa/host-permission.ts';
import { isPsaHost, siteOf } from '../../psa/hosts.ts';

/** The hosts that the policy in force names. */
export type NamedHosts = () => Promise<readonly string[]>;

/**
 * The state of each host that policy names, in its order. Rejects if the browser cannot be asked.
 *
 * @param named as in the policy, checked with `isHost`
 */
export async function listOnPremiseHosts(named: readonly string[]): Promise<readonly OnPremiseHost[]> {
  return Promise.all(named.map(async (host) => ({ host, state: await stateOf(host) })));
}

/**
 * Every host whose pages the POD serves: the package's own (`*.` stands for any subdomain), and those that are named
 * and granted. Rejects if the policy or the browser cannot be asked, except in a package that no host can be granted
 * to.
 */
export async function listServedHosts(named: NamedHosts): Promise<readonly string[]> {
  if (grantablePatterns().length === 0) return servedHosts;
  const hosts = await listOnPremiseHosts(await named());
  return [...servedHosts, ...hosts.filter(({ state }) => state === 'allowed').map(({ host }) => host)];
}

async function stateOf(host: string): Promise<HostState> {
  if (isPsaHost(new URL(siteOf(host)), servedHosts)) return 'served';
  if (!mayBeGranted(host, grantablePatterns())) return 'not_grantable';
  const isGranted = await browser.permissions.contains({ origins: [permissionFor(host)] });
  return isGranted ? 'allowed' : 'not_allowed';
}

/** Match patterns of the hosts that this package may ask for. */
function grantablePatterns(): readonly string[] {
  return browser.runtime.getManifest().optional_host_permissions ?? [];
}
