/** The inputs of a package run, without a build: settings of every kind, texts with every awkward character. */
import { strToU8 } from 'fflate';
import type { Files } from '../../../../scripts/package/files.ts';
import {
  type FactSources,
  type PackageFacts,
  packageFacts,
} from '../../../../scripts/package/package-facts.ts';
import type { Setting } from '../../../../scripts/package/policies/settings-schema.ts';

export const storeIds = {
  chrome: 'abcdefghijklmnopabcdefghijklmnop',
  edge: 'ponmlkjihgfedcbaponmlkjihgfedcba',
};
export const baseUrl = 'https://admin.example.com/pod/';

export const manifest = {
  manifest_version: 3,
  name: 'Payment POD',
  description: 'Puts "payments" on the invoice.',
  version: '1.2.3',
  minimum_chrome_version: '130',
  icons: { 128: 'icon/128.png' },
};

export const settings: readonly Setting[] = [
  { key: 'address', title: 'Address', description: 'Where <it> is & how.', kind: 'text' },
  { key: 'minutes', title: 'Minutes', description: 'How long.', kind: 'integer' },
  { key: 'strict', title: 'Strict', description: 'Whether.', kind: 'boolean' },
  { key: 'hosts', title: 'Hosts', description: 'Which.', kind: 'list' },
  { key: 'none', title: 'None', description: 'Which not.', kind: 'list' },
  { key: 'limit', title: 'Limit', description: 'How much.', kind: 'json' },
];

export const values = {
  address: `https://a.example/?q="x\\y"&<z>'s ’quoted’ ünï`,
  minutes: 15,
  strict: false,
  hosts: ['one.example', 'two.example:8443'],
  none: [],
  limit: { value: 50_000, currency: 'USD' },
};

const built = {
  wisepay: {
    issuer: 'https://identity.wisepay.example',
    api: 'https://api.wisepay.example/pod',
    app: 'https://app.wisepay.example',
  },
  psaHosts: ['*.myconnectwise.net'],
  isForEverybody: true,
  hasOwnValues: true,
};

export function factsFor(ownId: string, changed: Partial<FactSources> = {}): PackageFacts {
  const stores = { chromeStoreId: storeIds.chrome, edgeStoreId: storeIds.edge };
  return packageFacts({ manifest, settings, values, ownId, baseUrl, ...built, ...stores, ...changed });
}

/** A minimal build output: file contents by path. */
export function builtFiles(): Files {
  return new Map([
    ['manifest.json', strToU8(JSON.stringify(manifest))],
    ['background.js', strToU8('start()')],
    ['icon/128.png', Uint8Array.of(1, 2, 3)],
  ]);
}
