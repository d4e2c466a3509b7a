/**
 * PSA behind a reverse proxy that puts a suffix of its own behind every host name: what people see as
 * `na.myconnectwise.net.mcas.ms` is `na.myconnectwise.net`, and WisePay knows it by that name alone.
 */
import { isHost } from './hosts.ts';

/**
 * The host behind the proxy, with its port where it has one; the host itself where it has no such suffix, or where what
 * is before the suffix is no name of a host.
 *
 * @param host in lower case
 * @param suffixes each with the dot in front
 */
export function hostBehind(host: string, suffixes: readonly string[]): string {
  const [, name = '', port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  const suffix = suffixes.find((each) => name.endsWith(each));
  if (suffix === undefined) return host;
  const behind = `${name.slice(0, -suffix.length)}${port}`;
  return isHost(behind) ? behind : host;
}
