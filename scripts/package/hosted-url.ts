/** Addresses from which browsers may fetch a package. */
import { isLoopbackName } from '../../lib/loopback.ts';

/**
 * An https address without query, fragment and login; on loopback, for tests, also plain http. Browsers accept updates
 * over plain http too, but the name of what is installed should not be sent unencrypted.
 *
 * @returns null if the text is anything else
 */
export function hostedUrl(text: string): URL | null {
  const url = URL.parse(text);
  if (url === null || `${url.search}${url.hash}${url.username}${url.password}` !== '') return null;
  const isLocal = isLoopbackName(url.hostname) || url.hostname === '127.0.0.1';
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal) ? url : null;
}
