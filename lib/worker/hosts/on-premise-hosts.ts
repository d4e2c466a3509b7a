/**
 * The on-premise hosts that the administrator's policy names, and which of them the POD serves: those that the user has
 * granted. Nothing is stored here; the policy in force and the browser's own permissions are read each time.
 */

import type { HostState, OnPremiseHost } from '../../protocol/settings-messages.ts';
import { mayBeGranted, permissionFor } from '../../psa/host-permission.ts';
import { isPsaHost, siteOf } from '../../psa/hosts.ts';

export interface OnPremiseOptions {
  /** The hosts that the package serves without a grant; `*.` stands for any subdomain. */
  readonly served: readonly string[];
  /** Match patterns of what the package may ask for. */
  readonly grantable: readonly string[];
  /** The hosts that the policy in force names. */
  named(): Promise<readonly string[]>;
  /** Whether the browser has a permission, given as a match pattern. */
  isGranted(permission: string): Promise<boolean>;
}

export interface OnPremiseHosts {
  /** Every host that the policy names, in its order. Rejects if the policy or the browser cannot be asked. */
  list(): Promise<readonly OnPremiseHost[]>;
  /**
   * Every host whose pages the POD serves: the package's own, and those that are named and granted. Rejects as `list`,
   * except in a package that no host can be granted to.
   */
  allServed(): Promise<readonly string[]>;
}

export function createOnPremiseHosts({
  served,
  grantable,
  named,
  isGranted,
}: OnPremiseOptions): OnPremiseHosts {
  async function stateOf(host: string): Promise<HostState> {
    if (isPsaHost(new URL(siteOf(host)), served)) return 'served';
    if (!mayBeGranted(host, grantable)) return 'not_grantable';
    return (await isGranted(permissionFor(host))) ? 'allowed' : 'not_allowed';
  }

  async function list() {
    const hosts = await named();
    return Promise.all(hosts.map(async (host) => ({ host, state: await stateOf(host) })));
  }

  return {
    list,
    async allServed() {
      if (grantable.length === 0) return served;
      const allowed = (await list()).filter(({ state }) => state === 'allowed');
      return [...served, ...allowed.map(({ host }) => host)];
    },
  };
}
