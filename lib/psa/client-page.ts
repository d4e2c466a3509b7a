/** `/<code base>/ConnectWise.aspx`: the code base is `v4_6_release`, `v2025_1` or a server's own; a slash may double. */
const pagePath = /^\/[\w.-]+\/{1,2}(?:ConnectWise|connectwise)\.(?:aspx|html)$/;

/** Whether an address, on whatever host, has the path of the PSA client's page. */
export function isClientPage({ pathname }: Pick<URL, 'pathname'>): boolean {
  return pagePath.test(pathname);
}
