/**
 * Which PSA hosts a package is for, from its two build settings. The build makes the manifest from this, and the built
 * code reads the same settings, so that the two cannot differ.
 */
import { psaHosts } from './hosts.ts';

/** Any HTTPS site: an on-premise server can have any name, and only the administrator's policy knows it. */
const anySite = 'https://*/*';

/**
 * The hosts that a package serves without a grant: only those of `WXT_PSA_HOSTS`, or ConnectWise's cloud if it is not
 * set.
 */
export function servedHostsOf(psaHostsSetting: string | undefined): readonly string[] {
  const own = listOf(psaHostsSetting);
  return own.length > 0 ? own : psaHosts;
}

/**
 * Match patterns of the sites that a person may grant later (`WXT_GRANTABLE_HOSTS`; empty text for none). If it is not
 * set: any HTTPS site in the package for ConnectWise's cloud, none in a package for other hosts.
 */
export function grantableSitesOf(
  psaHostsSetting: string | undefined,
  grantableSetting: string | undefined,
): readonly string[] {
  if (grantableSetting !== undefined) return listOf(grantableSetting);
  return listOf(psaHostsSetting).length > 0 ? [] : [anySite];
}

function listOf(setting: string | undefined): string[] {
  return (setting ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
