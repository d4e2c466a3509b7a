/** Where the PSA web client lives, for the manifest and for checking an address before it is trusted. */

import { isLoopbackName } from '../loopback.ts';

/**
 * ConnectWise's own cloud hosts. `*.` stands for any subdomain: production regions (`na.`, `eu.`, `au.`, `aus.`,
 * `za.`) and sandboxes (`sandbox-na.`). On-premise servers have any domain; this list does not know them.
 */
export const psaHosts: readonly string[] = [
  '*.myconnectwise.net',
  '*.myconnectwise.com',
  '*.connectwise.net',
  'staging.connectwisedev.com',
];

/** The client's page. Both spellings occur, and match patterns tell upper from lower case. */
const pageNames = ['ConnectWise', 'connectwise'].flatMap((name) => [`${name}.aspx`, `${name}.html`]);

/** `/<code base>/ConnectWise.aspx`: the code base is `v4_6_release`, `v2025_1` or a server's own; a slash may double. */
const pagePath = /^\/[\w.-]+\/{1,2}(?:ConnectWise|connectwise)\.(?:aspx|html)$/;

/**
 * The match patterns of the PSA client on one host (`psa.example.com` or `*.example.com`), https only.
 * The star in front stands for the code base and a doubled slash, the one behind for the query. A star also
 * matches more than that, so a page is checked with {@link isPsaPage} before anything is done with it.
 */
function psaMatchesOn(host: string): string[] {
  return pageNames.map((page) => `https://${host}/*/${page}*`);
}

/** The match patterns of the PSA client in ConnectWise's cloud. */
export const psaMatches: readonly string[] = psaHosts.flatMap(psaMatchesOn);

/** Whether an address is the PSA client's page on one of `hosts`; see {@link isPsaHost}. */
export function isPsaPage(url: URL, hosts: readonly string[] = psaHosts): boolean {
  return pagePath.test(url.pathname) && isPsaHost(url, hosts);
}

/**
 * Whether an address is on one of `hosts`. A host is a name, a name with its port, or `*.` and a name for all its
 * subdomains (not the name itself); without a port it stands for every port. Plain http counts only on `localhost`
 * names, which never leave the machine.
 */
export function isPsaHost(url: URL, hosts: readonly string[]): boolean {
  const local = isLoopbackName(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return false;
  return hosts.some((host) => covers(host, url));
}

function covers(host: string, url: URL): boolean {
  if (host.startsWith('*.')) return url.hostname.endsWith(host.slice(1));
  return host === url.hostname || host === url.host;
}
