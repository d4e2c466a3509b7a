/** The browser's permission for one on-premise host, as a match pattern. */
import { isPsaHost, siteOf } from './hosts.ts';

/**
 * The permission to request, check and revoke for a host: all of its pages, and nothing else.
 *
 * @param host `cw.example.com` or `cw.example.com:8443`
 * @returns a match pattern such as `https://cw.example.com/*`
 */
export function permissionFor(host: string): string {
  return `${siteOf(host)}/*`;
}

/**
 * Whether a package may ask for a host: one of its manifest's `optional_host_permissions` has to cover it.
 *
 * @param host as in the policy, checked with `isHost`
 * @param patterns one whole site each, such as `https://*.example.com/*`; a pattern of another form covers nothing
 * @throws {TypeError} for a host that no address can have
 */
export function mayBeGranted(host: string, patterns: readonly string[]): boolean {
  const url = new URL(siteOf(host));
  return patterns.some((pattern) => {
    const [, scheme, site = ''] = /^(https?|\*):\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
    if (scheme !== '*' && `${scheme}:` !== url.protocol) return false;
    return site === '*' || isPsaHost(url, [site]) || site === `*.${url.hostname}`;
  });
}

/**
 * Whether the panel may show itself to a page that frames it.
 *
 * @param origin the framing page's origin, from the browser; `null` if it has none
 * @param served the hosts that the package serves without a grant
 * @param isGranted asks the browser whether it has a permission; a failure counts as no
 */
export async function mayFramePanel(
  origin: string,
  served: readonly string[],
  isGranted: (permission: string) => Promise<boolean>,
): Promise<boolean> {
  const url = URL.parse(origin);
  if (url === null) return false;
  if (isPsaHost(url, served)) return true;
  // A grant may cover plain HTTP, but the POD accepts that only on loopback names.
  return isPsaHost(url, [url.host]) && (await isGranted(`${url.origin}/*`).catch(() => false));
}
