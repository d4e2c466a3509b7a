import * as v from 'valibot';
import { mergeConfig } from 'vite';
import { defineConfig, type WxtCommand } from 'wxt';
import { openCommand } from './lib/protocol/shortcut.ts';
import { isHost, psaHosts, psaMatchesOn, siteOf } from './lib/psa/hosts.ts';
import { grantableSitesOf, servedHostsOf } from './lib/psa/package-hosts.ts';
import { developmentPolicy, withoutPagePolicies } from './scripts/development.ts';
import { keepBrowserMessages } from './scripts/locales/browser-messages.ts';
import { requireWholeLocales } from './scripts/locales/find-problems.ts';
import { buildVariablesSchema } from './scripts/package/build/build-environment.ts';
import { missingAddressesNote } from './scripts/package/build/wisepay-addresses.ts';

// The sandbox build is compiled like the builds that ship: WXT names the environment after the mode, and Vite
// treats any other name than this one as development, with source paths in the code.
process.env['NODE_ENV'] = 'production';

/**
 * The public half of the key that fixes the sandbox build's extension ID, `pobpohaibfbndchoeeokofgonpkpagfl`. The
 * private half is not needed: sandbox builds are loaded unpacked.
 */
const sandboxKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtHRb/4isNA+KUX5elYR/PtWXt7Tg5SNT9khnWGdKh1Kmyl8Iou5PjeRZohrq4QD8/0EOHlr2fzjKXgL0hJkXD+1VuouDN5zv1OcVRb+TqsojWaCprvpDWcwckBtEO/xK/IK/vDxBLshyTMoQ9jF96tODxuPIzZ4BoX7SOGAPVg2Y60/UOkln7Cj4e0Nd99hg40KcpcFFYSy5ZFABG6cg8mHapvHgwHocVqQGf+fc9z+ZbXf0rs3K/Z/58SZ0N0W6SgSmwcOqUDkbpTLhbBBBWuzUZnjKlLnfncOLI2m53l5875oJfLbTK3Qce3AtuXXj+XJJZk+cFyBdxS1Aj1c39wIDAQAB';

/**
 * The hosts that the package serves without a grant.
 *
 * @throws {Error} if an entry is not a host name; only ConnectWise's own names may contain stars
 */
function servedHosts(): readonly string[] {
  const hosts = servedHostsOf(process.env['WXT_PSA_HOSTS']);
  const bad = hosts.find((host) => !isHost(host) && !psaHosts.includes(host));
  if (bad !== undefined) throw new Error(`WXT_PSA_HOSTS: "${bad}" is not the name of a host.`);
  return hosts;
}

/**
 * Match patterns of the sites that a user may grant later.
 *
 * @throws {Error} if a pattern does not cover a whole site, or is for plain http outside a sandbox build
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
 * The sites that may frame the panel, as match patterns: those that the package serves, and those that may be granted
 * later, because a manifest cannot change with a grant.
 */
function framingSites(mode: string): string[] {
  return [...servedHosts().map((host) => `${siteOf(host)}/*`), ...grantableSites(mode)];
}

/** The site in the form of a content security policy: any https site is `https:`. */
function policySource(pattern: string): string {
  return pattern.replace(/\/\*$/, '').replace(/\/\/\*$/, '');
}

/**
 * Where the worker may connect. A package for PSA: anywhere over https, because an administrator's policy names
 * WisePay's addresses and the manifest cannot follow it. The sandbox build: only the sandbox.
 */
function connectSources(mode: string): string[] {
  if (mode !== 'sandbox') return ['https:'];
  const { WXT_WISEPAY_ISSUER: issuer, WXT_WISEPAY_API: api } = process.env;
  const addresses = [issuer, api].flatMap((address) => address ?? []);
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

/** The content security policy of the extension's pages and worker: docs/decisions/0013-content-security-policy.md. */
function contentSecurityPolicy(mode: string, command: WxtCommand): string {
  const frameAncestors = framingSites(mode).map(policySource);
  if (command === 'serve') return developmentPolicy(connectSources(mode), frameAncestors);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${connectSources(mode).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.join(' ')}`,
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  hooks: {
    // WXT's development server registers content scripts while the extension runs, and the worker, which knows the scripts
    // of granted hosts only, removes them again.
    'build:manifestGenerated': ({ config: { command } }, manifest) => {
      if (command !== 'serve') return;
      const matches = servedHosts().flatMap(psaMatchesOn);
      manifest.content_scripts = [{ matches, js: ['content-scripts/invoice.js'], run_at: 'document_idle' }];
    },
    'build:before': ({ config }) => requireWholeLocales(config.root),
    // Not in the content script itself, where the code that makes them would load on every page of PSA.
    'entrypoints:resolved': (_, entrypoints) => {
      for (const { type, options } of entrypoints) {
        if (type === 'content-script') options.matches = servedHosts().flatMap(psaMatchesOn);
      }
    },
    // Every file delays the panel, so code that at least two of the extension's pages share is one file. Styles stay
    // separate.
    'vite:build:extendConfig': (entrypoints, config) => {
      const pages = ['panel', 'popup', 'options', 'review', 'sidepanel'];
      if (!entrypoints.every(({ name }) => pages.includes(name))) return;
      const shared = { name: 'shared', test: (id: string) => !id.endsWith('.css'), minShareCount: 2 };
      const output = { codeSplitting: { groups: [shared] } };
      config.build = mergeConfig(config.build ?? {}, { rolldownOptions: { output } });
    },
    'build:done': ({ config: { mode, logger } }) => {
      const note =
        mode === 'production'
          ? missingAddressesNote(v.parse(buildVariablesSchema, { ...process.env }))
          : undefined;
      if (note !== undefined) logger.warn(note);
    },
    // Runs after the modules' hooks, which create the files.
    'build:publicAssets': (_, files) => keepBrowserMessages(files),
  },
  imports: false,
  manifestVersion: 3,
  manifest: ({ mode, command }) => ({
    name: mode === 'sandbox' ? 'WisePay Payment POD (sandbox)' : 'WisePay Payment POD',
    description: '__MSG_manifest_about__',
    default_locale: 'en',
    // From this version on, `trackVisibility`, `use_dynamic_url` and the worker's lifetime during a sign-in window all
    // work.
    minimum_chrome_version: '130',
    // Each permission is explained in docs/permissions.md.
    permissions: ['identity', 'storage', 'scripting', 'activeTab'],
    commands: {
      [openCommand]: {
        // Not taken in Chrome or Edge on any system; Alt+Shift would type a letter on macOS.
        suggested_key: { default: 'Alt+Shift+Y', mac: 'MacCtrl+Shift+Y' },
        description: '__MSG_manifest_openPod__',
      },
    },
    ...(grantableSites(mode).length > 0 && { optional_host_permissions: [...grantableSites(mode)] }),
    storage: { managed_schema: 'managed_schema.json' },
    // PSA pages frame the panel; its address changes with every browser session.
    web_accessible_resources: [
      {
        resources: ['panel.html'],
        matches: framingSites(mode),
        use_dynamic_url: true,
      },
    ],
    content_security_policy: { extension_pages: contentSecurityPolicy(mode, command) },
    ...(mode === 'sandbox' && { key: sandboxKey }),
  }),
  vite: () => ({ build: { sourcemap: false }, plugins: [withoutPagePolicies()] }),
});
