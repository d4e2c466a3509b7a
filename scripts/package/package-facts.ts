/** The facts that the files for administrators are made from. */
import type { Endpoints } from '../../lib/wisepay/endpoints.ts';
import type { BrowserName } from './policies/browsers.ts';
import type { Setting } from './policies/settings-schema.ts';

/** One way for the extension to reach a browser. Each has its own extension ID. */
export interface Route {
  readonly kind: 'self-hosted' | 'chrome-web-store' | 'edge-add-ons';
  /** The extension's ID. */
  readonly id: string;
  /** Where the browser requests the extension and its updates. */
  readonly updateUrl: string;
  readonly browsers: readonly BrowserName[];
}

/** Everything known before the first file is made. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** The lowest Chromium version that the manifest allows. */
  readonly minimumBrowser: string;
  readonly chromeZipName: string;
  readonly edgeZipName: string;
  readonly crxName: string;
  /** The address of the folder with the CRX and updates.xml; null if they are not hosted. */
  readonly baseUrl: string | null;
  /** What an administrator can set. */
  readonly settings: readonly Setting[];
  /** What the policy files set. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether those were given, instead of one setting at its default. */
  readonly hasOwnValues: boolean;
  /** The WisePay addresses in effect; null if one is missing. */
  readonly wisepay: Endpoints | null;
  /** The hosts that the packages serve without a grant. */
  readonly psaHosts: readonly string[];
  /** Whether those are ConnectWise's cloud; packages for other hosts are not for the stores. */
  readonly isForEverybody: boolean;
  readonly routes: readonly Route[];
}

/** What the facts are made from, besides the names. */
export interface FactSources
  extends Pick<
    PackageFacts,
    'settings' | 'values' | 'hasOwnValues' | 'wisepay' | 'psaHosts' | 'isForEverybody'
  > {
  readonly manifest: {
    readonly name: string;
    readonly version: string;
    readonly minimum_chrome_version: string;
  };
  /** The ID of the signing key. */
  readonly ownId: string | null;
  readonly baseUrl: string | null;
  readonly chromeStoreId: string | null;
  readonly edgeStoreId: string | null;
}

/** A route exists if its ID and its address are known. */
export function packageFacts(sources: FactSources): PackageFacts {
  const { manifest, ownId, baseUrl, chromeStoreId, edgeStoreId, isForEverybody } = sources;
  const stem = `wisepay-payment-pod-${manifest.version}`;
  const routes: Route[] = [];
  if (ownId !== null && baseUrl !== null) {
    const browsers = ['chrome', 'chromium', 'edge'] as const;
    routes.push({ kind: 'self-hosted', id: ownId, updateUrl: `${baseUrl}updates.xml`, browsers });
  }
  if (chromeStoreId !== null)
    routes.push(storeRoute('chrome-web-store', chromeStoreId, ['chrome', 'chromium']));
  if (edgeStoreId !== null) routes.push(storeRoute('edge-add-ons', edgeStoreId, ['edge']));
  return {
    name: manifest.name,
    version: manifest.version,
    minimumBrowser: manifest.minimum_chrome_version,
    chromeZipName: `${stem}-${isForEverybody ? 'chrome-web-store' : 'chrome-not-for-stores'}.zip`,
    edgeZipName: `${stem}-${isForEverybody ? 'edge-add-ons' : 'edge-not-for-stores'}.zip`,
    crxName: `${stem}.crx`,
    baseUrl,
    settings: sources.settings,
    values: sources.values,
    hasOwnValues: sources.hasOwnValues,
    wisepay: sources.wisepay,
    psaHosts: sources.psaHosts,
    isForEverybody,
    routes,
  };
}

function storeRoute(kind: keyof typeof storeUpdateUrls, id: string, browsers: Route['browsers']): Route {
  return { kind, id, updateUrl: storeUpdateUrls[kind], browsers };
}

/** Chrome Web Store and Edge Add-ons, as the browsers' documentation of `ExtensionInstallForcelist` names them. */
const storeUpdateUrls = {
  'chrome-web-store': 'https://clients2.google.com/service/update2/crx',
  'edge-add-ons': 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
} as const;

/** The address to which the browser returns from a sign-in; WisePay's OpenID provider has to know it. */
export function redirectAddressOf(id: string): string {
  return `https://${id}.chromiumapp.org/`;
}

/** The extension's entry in `ExtensionInstallForcelist`. */
export function forcelistEntryOf({ id, updateUrl }: Route): string {
  return `${id};${updateUrl}`;
}
