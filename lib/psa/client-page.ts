/**
 * `/<code base>/ConnectWise.aspx`: the code base is `v4_6_release`, `v2025_1` or a server's own. Folders of a reverse
 * proxy may come before it, slashes may be doubled, and the server ignores case.
 */
const pagePath = /^\/+(?:[\w.-]+\/+){1,4}connectwise\.(?:aspx|html)$/i;

/** Whether an address, on any host, has the path of the PSA client's page. */
export function isClientPage({ pathname }: Pick<URL, 'pathname'>): boolean {
  return pagePath.test(pathname);
}
