/** The terminal output of `npm run package`. */

import { whereAddressesBelong } from './build/wisepay-addresses.ts';
import type { BuiltPackages } from './build-packages.ts';
import { redirectAddressOf } from './package-facts.ts';

/** What was made, what it is for, and what is left to do. */
export function summaryOf(packages: BuiltPackages, folder: string): string {
  const { version, files, psaHosts, routes } = packages;
  return [
    `Version ${version}, ${files.length} files in ${folder}:`,
    ...fileLines(packages),
    `PSA hosts: ${psaHosts.join(', ')}`,
    ...wisepayLines(packages),
    ...redirectLines(packages),
    `Checked: ${checkedParts(packages).join(', ')}.`,
    ...(routes.length === 0 ? [] : ['Next: STEPS.md']),
  ].join('\n');
}

function fileLines({ id, crx, updatesXml, routes, isForEverybody }: BuiltPackages): string[] {
  return [
    isForEverybody
      ? '  *-chrome-web-store.zip, *-edge-add-ons.zip  to upload to the stores'
      : '  *-not-for-stores.zip  to load unpacked; built for the PSA hosts below',
    crx === null
      ? '  No CRX: there is no signing key. Give one with --key or WISEPAY_SIGNING_KEY to host the extension yourself.'
      : `  *.crx  signed; extension id ${id}`,
    ...(crx !== null && updatesXml === null
      ? ['  No updates.xml and no policies for it: give the address of the folder with --base-url.']
      : []),
    ...(updatesXml === null ? [] : ['  updates.xml  to put beside the CRX']),
    ...(routes.length === 0 ? [] : ['  policies/  ready for Linux, Windows and macOS']),
    '  STEPS.md, SHA256SUMS',
  ];
}

function wisepayLines({ wisepay, missing }: BuiltPackages): string[] {
  if (wisepay !== null) return [`WisePay: ${wisepay.issuer}, ${wisepay.api}, ${wisepay.app}`];
  return [
    'WARNING: not all three WisePay addresses are named. Until policy names them, the extension says that WisePay is not set up.',
    `  Missing: ${missing.join(', ')}. ${whereAddressesBelong}`,
  ];
}

/** The ID follows from the key, even before the CRX's address is known. */
function redirectLines({ id, routes }: BuiltPackages): string[] {
  const own = id !== null && !routes.some((route) => route.id === id) ? [{ kind: 'the key', id }] : [];
  const lines = [...own, ...routes].map((route) => `  ${redirectAddressOf(route.id)}  (${route.kind})`);
  return lines.length === 0 ? [] : ['Redirect addresses to register at WisePay:', ...lines];
}

function checkedParts({ crx, updatesXml, routes }: BuiltPackages): string[] {
  return [
    "the stores' rules for manifests",
    'checksums',
    ...(crx === null ? [] : ["the CRX's signature, id and version"]),
    ...(updatesXml === null ? [] : ['addresses and version in updates.xml']),
    ...(routes.length === 0 ? [] : ['ids, addresses and settings in every policy file']),
  ];
}
