/** The policy files for every route and browser, filled with the route's ID. */
import { strToU8 } from 'fflate';
import type { PlistValue } from 'plist';
import type { Files } from '../files.ts';
import type { PackageFacts, Route } from '../package-facts.ts';
import { admlFile, admxFile } from './admx.ts';
import { type BrowserName, managedBrowsers } from './browsers.ts';
import { linuxPolicy } from './linux.ts';
import { mobileconfig } from './mobileconfig.ts';
import { powershellRemoval, powershellScript } from './powershell.ts';
import { regFile, regRemovalFile } from './reg-file.ts';
import { registryPolicy } from './registry.ts';

/** Paths of one route's files for one browser, below the output folder. */
export function policyPaths({ kind }: Route, browser: BrowserName) {
  const folder = `policies/${kind}`;
  return {
    linux: `${folder}/linux/${browser}.json`,
    reg: `${folder}/windows/${browser}.reg`,
    regRemoval: `${folder}/windows/${browser}-remove.reg`,
    powershell: `${folder}/windows/${browser}.ps1`,
    powershellRemoval: `${folder}/windows/${browser}-remove.ps1`,
    admx: `${folder}/windows/wisepay-${browser}.admx`,
    adml: `${folder}/windows/en-US/wisepay-${browser}.adml`,
    mobileconfig: `${folder}/macos/${browser}.mobileconfig`,
  };
}

/** Contents by path below the output folder. */
export function policyFiles(facts: PackageFacts): Files {
  return new Map(
    facts.routes.flatMap((route) =>
      route.browsers.flatMap((browser) => [...filesFor(facts, route, browser)]),
    ),
  );
}

function filesFor(
  { name, minimumBrowser, settings, values }: PackageFacts,
  route: Route,
  browser: BrowserName,
): Files {
  const { name: browserName, registryKey, macDomain, pinning } = managedBrowsers[browser];
  const paths = policyPaths(route, browser);
  const files = new Map<string, Uint8Array>([[paths.linux, strToU8(linuxPolicy(browser, route, values))]]);
  if (registryKey !== null) {
    const policy = registryPolicy({ registryKey, pinning }, route, values);
    const target = { browser, browserName, registryKey, id: route.id, name, minimumBrowser };
    files.set(paths.reg, regFile(policy));
    files.set(paths.regRemoval, regRemovalFile(policy));
    files.set(paths.powershell, strToU8(powershellScript(policy)));
    files.set(paths.powershellRemoval, strToU8(powershellRemoval(policy)));
    files.set(paths.admx, strToU8(admxFile(target, settings)));
    files.set(paths.adml, strToU8(admlFile(target, settings)));
  }
  if (macDomain !== null) {
    const profile = mobileconfig({ browser, browserName, macDomain, name }, route, plistValues(values));
    files.set(paths.mobileconfig, strToU8(profile));
  }
  return files;
}

/** JSON values are valid in property lists. */
function plistValues(values: Readonly<Record<string, unknown>>): Record<string, PlistValue> {
  return JSON.parse(JSON.stringify(values));
}
