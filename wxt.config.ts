import { defineConfig } from 'wxt';
import { psaHosts } from './lib/psa/hosts.ts';

/**
 * The public half of the key that gives the sandbox build its fixed extension id,
 * `pobpohaibfbndchoeeokofgonpkpagfl`. Nobody needs the private half: sandbox builds are loaded unpacked.
 */
const sandboxKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtHRb/4isNA+KUX5elYR/PtWXt7Tg5SNT9khnWGdKh1Kmyl8Iou5PjeRZohrq4QD8/0EOHlr2fzjKXgL0hJkXD+1VuouDN5zv1OcVRb+TqsojWaCprvpDWcwckBtEO/xK/IK/vDxBLshyTMoQ9jF96tODxuPIzZ4BoX7SOGAPVg2Y60/UOkln7Cj4e0Nd99hg40KcpcFFYSy5ZFABG6cg8mHapvHgwHocVqQGf+fc9z+ZbXf0rs3K/Z/58SZ0N0W6SgSmwcOqUDkbpTLhbBBBWuzUZnjKlLnfncOLI2m53l5875oJfLbTK3Qce3AtuXXj+XJJZk+cFyBdxS1Aj1c39wIDAQAB';

/** The sites that may frame the panel: all PSA hosts, or the sandbox's one (see `.env.sandbox`). */
function framingSites(): string[] {
  const sandboxHost = process.env['WXT_SANDBOX_PSA_HOST'];
  return sandboxHost === undefined ? psaHosts.map((host) => `https://${host}`) : [`http://${sandboxHost}`];
}

/**
 * Where the worker may connect. A package for PSA: anywhere by https, because an administrator's policy names
 * WisePay's addresses and the manifest cannot follow it. The sandbox build: the sandbox.
 */
function connectSources(mode: string): string[] {
  if (mode !== 'sandbox') return ['https:'];
  const { WXT_WISEPAY_ISSUER: issuer, WXT_WISEPAY_API: api } = process.env;
  const addresses = [issuer, api].flatMap((address) => address ?? []);
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

/** The policy of every page of the extension and of its worker: docs/decisions/0013-content-security-policy.md. */
function contentSecurityPolicy(mode: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${connectSources(mode).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framingSites().join(' ')}`,
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ mode }) => ({
    name: mode === 'sandbox' ? 'WisePay Payment POD (sandbox)' : 'WisePay Payment POD',
    description:
      'Puts WisePay on the invoice screen of ConnectWise PSA: take payments without leaving the invoice.',
    // `trackVisibility`, `use_dynamic_url` and the worker's life during a sign-in window all work from here on.
    minimum_chrome_version: '130',
    // Each permission is explained in docs/permissions.md.
    permissions: ['identity', 'storage'],
    storage: { managed_schema: 'managed_schema.json' },
    // The panel is framed by PSA pages; its address changes with every browser session.
    web_accessible_resources: [
      {
        resources: ['panel.html'],
        matches: framingSites().map((site) => `${site}/*`),
        use_dynamic_url: true,
      },
    ],
    content_security_policy: { extension_pages: contentSecurityPolicy(mode) },
    ...(mode === 'sandbox' && { key: sandboxKey }),
  }),
  vite: () => ({ build: { sourcemap: false } }),
});
