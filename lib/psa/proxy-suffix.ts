/**
 * PSA behind a reverse proxy that adds its own suffix to every host name: people see `na.myconnectwise.net.mcas.ms`,
 * but WisePay knows the host only as `na.myconnectwise.net`.
 */
import { isHost } from './hosts.ts';

/**
 * The host behind the proxy, with its port if it has one. Returns `host` itself if it has no such suffix, or if the
 * rest is not a host name.
 *
 * @param host in lower case
 * @param suffixes each with its leading dot
 */
export function hostBehind(host: string, suffixes: readonly string[]): string {
  const [, name = '', port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  const suffix = suffixes.find((each) => name.endsWith(each));
  if (suffix === undefined) return host;
  const behind = `${name.slice(0, -suffix.length)}${port}`;
  return isHost(behind) ? behind : host;
}
