import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { isHost, psaHosts, psaMatchesOn, siteOf } from './lib/psa/hosts.ts';
import { grantableSitesOf, servedHostsOf } from './lib/psa/package-hosts.ts';
import { openCommand } from './lib/worker/tabs/open-command.ts';
import { keepBrowserMessages } from './scripts/locales/browser-messages.ts';
import { requireWholeLocales } from './scripts/locales/find-problems.ts';

// The sandbox build is compiled as the ones that are shipped: WXT names the environment after the mode, and Vite takes any
// name but this one for a developer's, with the source's paths in the code.
process.env['NODE_ENV'] = 'production';

/**
 * The public half of the key that gives the sandbox build its fixed extension id,
 * `pobpohaibfbndchoeeokofgonpkpagfl`. Nobody needs the private half: sandbox builds are loaded unpacked.
 */
const sandboxKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtHRb/4isNA+KUX5elYR/PtWXt7Tg5SNT9khnWGdKh1Kmyl8Iou5PjeRZohrq4QD8/0EOHlr2fzjKXgL0hJkXD+1VuouDN5zv1OcVRb+TqsojWaCprvpDWcwckBtEO/xK/IK/vDxBLshyTMoQ9jF96tODxuPIzZ4BoX7SOGAPVg2Y60/UOkln7Cj4e0Nd99hg40KcpcFFYSy5ZFABG6cg8mHapvHgwHocVqQGf+fc9z+ZbXf0rs3K/Z/58SZ0N0W6SgSmwcOqUDkbpTLhbBBBWuzUZnjKlLnfncOLI2m53l5875oJfLbTK3Qce3AtuXXj+XJJZk+cFyBdxS1Aj1c39wIDAQAB';

/**
 * The hosts that the package serves by itself.
 *
 * @throws {Error} on anything but a name; stars stand only in ConnectWise's own
 */
function servedHosts(): readonly string[] {
  const hosts = servedHostsOf(process.env['WXT_PSA_HOSTS']);
  const bad = hosts.find((host) => !isHost(host) && !psaHosts.includes(host));
  if (bad !== undefined) throw new Error(`WXT_PSA_HOSTS: "${bad}" is not the name of a host.`);
  return hosts;
}

/**
 * Match patterns of the sites that a person may grant later.
 *
 * @throws {Error} on anything but all of a site, and on plain http outside a sandbox build
 */
function grantableSites(mode: string): readonly string[] {
  const { WXT_PSA_HOSTS: hosts, WXT_GRANTABLE_HOSTS: grantable } = process.env;
  const sites = grantableSitesOf(hosts, grantable);
  const form = mode === 'sandbox' ? /^https?:\/\/[^/]+\/\*$/ : /^https:\/\/[^/]+\/\*$/;
  const bad = sites.find((site) => !form.test(site));
  if (bad !== undefined) throw new Error(`WXT_GRANTABLE_HOSTS: "${bad}" does not look like "https://*/*".`);
  return sites;
}

/**
 * The sites that may frame the panel, as match patterns: those that the package serves, and those that it may serve
 * one day, because a manifest cannot grow with what is granted.
 */
function framingSites(mode: string): string[] {
  return [...servedHosts().map((host) => `${siteOf(host)}/*`), ...grantableSites(mode)];
}

/** The same site as content security policies name it: any https site is `https:`. */
function policySource(pattern: string): string {
  return pattern.replace(/\/\*$/, '').replace(/\/\/\*$/, '');
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
    `frame-ancestors ${framingSites(mode).map(policySource).join(' ')}`,
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  hooks: {
    'build:before': ({ config }) => requireWholeLocales(config.root),
    // Not in the content script itself: every page of PSA would load how they are made.
    'entrypoints:resolved': (_, entrypoints) => {
      for (const { type, options } of entrypoints) {
        if (type === 'content-script') options.matches = servedHosts().flatMap(psaMatchesOn);
      }
    },
    // A panel waits for each of its files: what pages of the extension share is one, whichever of them share it. Styles stay
    // apart.
    'vite:build:extendConfig': (entrypoints, config) => {
      const pages = ['panel', 'popup', 'options', 'review'];
      if (!entrypoints.every(({ name }) => pages.includes(name))) return;
      const shared = { name: 'shared', test: (id: string) => !id.endsWith('.css'), minShareCount: 2 };
      const output = { codeSplitting: { groups: [shared] } };
      config.build = mergeConfig(config.build ?? {}, { rolldownOptions: { output } });
    },
    // After those of the modules, which make the files.
    'build:publicAssets': (_, files) => keepBrowserMessages(files),
  },
  imports: false,
  manifestVersion: 3,
  manifest: ({ mode }) => ({
    name: mode === 'sandbox' ? 'WisePay Payment POD (sandbox)' : 'WisePay Payment POD',
    description: '__MSG_manifest_about__',
    default_locale: 'en',
    // `trackVisibility`, `use_dynamic_url` and the worker's life during a sign-in window all work from here on.
    minimum_chrome_version: '130',
    // Each permission is explained in docs/permissions.md.
    permissions: ['identity', 'storage', 'scripting', 'activeTab'],
    commands: {
      [openCommand]: {
        // Free in Chrome and Edge on every system; Alt+Shift would type a letter on a Mac.
        suggested_key: { default: 'Alt+Shift+Y', mac: 'MacCtrl+Shift+Y' },
        description: '__MSG_manifest_openPod__',
      },
    },
    ...(grantableSites(mode).length > 0 && { optional_host_permissions: [...grantableSites(mode)] }),
    storage: { managed_schema: 'managed_schema.json' },
    // The panel is framed by PSA pages; its address changes with every browser session.
    web_accessible_resources: [
      {
        resources: ['panel.html'],
        matches: framingSites(mode),
        use_dynamic_url: true,
      },
    ],
    content_security_policy: { extension_pages: contentSecurityPolicy(mode) },
    ...(mode === 'sandbox' && { key: sandboxKey }),
  }),
  vite: () => ({ build: { sourcemap: false } }),
});
