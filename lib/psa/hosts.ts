/** The hosts of the PSA web client, for the manifest and for checking an address before it is trusted. */

import { isLoopbackName } from '../loopback.ts';
import { isClientPage } from './client-page.ts';

/**
 * ConnectWise's own cloud hosts. `*.` stands for any subdomain: production regions (`na.`, `eu.`, `au.`, `aus.`, `za.`)
 * and sandboxes (`sandbox-na.`). On-premise servers can have any domain and are not in this list.
 */
const cloudHosts: readonly string[] = [
  '*.myconnectwise.net',
  '*.myconnectwise.com',
  '*.connectwise.net',
  'staging.connectwisedev.com',
];

/**
 * The suffix of Microsoft Defender for Cloud Apps (Conditional Access app control), as Microsoft documents it:
 * `myapp.com` becomes `myapp.com.mcas.ms`. Its government clouds have other suffixes, which a policy sets; see
 * `proxy-suffix.ts`.
 */
export const builtInSuffix = '.mcas.ms';

/** Those hosts, directly and behind Microsoft's proxy. */
export const psaHosts: readonly string[] = [
  ...cloudHosts,
  ...cloudHosts.map((host) => `${host}${builtInSuffix}`),
];

/**
 * The match patterns of the PSA client on one host (`psa.example.com` or `*.example.com`): HTTPS, or plain HTTP on
 * loopback names. They cover the whole host, because match patterns are case-sensitive and PSA's servers are not: a
 * page is checked with {@link isPsaPage} before anything is done with it.
 */
export function psaMatchesOn(host: string): string[] {
  return [`${siteOf(host)}/*`];
}

/** Scheme and host, as content security policies name a site: HTTPS, or plain HTTP on loopback names. */
export function siteOf(host: string): string {
  const isLocal = isLoopbackName(host.replace(/:\d+$/, ''));
  return isLocal ? `http://${host}` : `https://${host}`;
}

/**
 * Whether a text names one server as settings do: `cw.example.com` or `cw.example.com:8443`, in lower case, without a
 * default port, wildcards or anything around it. A name without a dot could be a whole top-level domain.
 */
export function isHost(text: string): boolean {
  const url = URL.parse(`https://${text}`);
  if (url === null || url.host !== text || !/^[\w.:-]+$/.test(text)) return false;
  return isLoopbackName(url.hostname) || /^[^.]+(?:\.[^.]+)+$/.test(url.hostname);
}

/** The match patterns of the PSA client in ConnectWise's cloud. */
export const psaMatches: readonly string[] = psaHosts.flatMap(psaMatchesOn);

/** Whether an address is the PSA client's page on one of `hosts`; see {@link isPsaHost}. */
export function isPsaPage(url: URL, hosts: readonly string[] = psaHosts): boolean {
  return isClientPage(url) && isPsaHost(url, hosts);
}

/**
 * Whether an address is on one of `hosts`. A host is a name, a name with its port, or `*.` and a name for all its
 * subdomains (not the name itself); without a port it stands for every port. Plain HTTP counts only on `localhost`
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
