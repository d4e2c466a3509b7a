/** Checks that every policy file installs the right extension from the right address and sets what it should. */
import { isDeepStrictEqual } from 'node:util';
import { type Files, textIn } from '../files.ts';
import { forcelistEntryOf, type PackageFacts, type Route } from '../package-facts.ts';
import { type BrowserName, managedBrowsers, pinnedIn } from '../policies/browsers.ts';
import { policyPaths } from '../policies/policy-files.ts';
import { type PolicyReading, readLinuxPolicy, readMobileconfig } from './read-policies.ts';
import { readPowershell, readRegFile, readRegistry } from './read-registry.ts';
import { templateFaults } from './template-faults.ts';

/**
 * The faults as texts, each with its file; empty if there are none.
 *
 * @param files as read back from the disk
 */
export function policyFaults(files: Files, facts: PackageFacts): string[] {
  return facts.routes.flatMap((route) =>
    route.browsers.flatMap((browser) => faultsFor(files, facts, route, browser)),
  );
}

function faultsFor(files: Files, facts: PackageFacts, route: Route, browser: BrowserName): string[] {
  const { registryKey, macDomain } = managedBrowsers[browser];
  const paths = policyPaths(route, browser);
  const pinned = pinnedIn(browser, route.id);
  const compare = (path: string, read: () => PolicyReading, toolbar: PolicyReading['toolbar'] = pinned) =>
    compareReading(path, read, {
      forcelist: [forcelistEntryOf(route)],
      toolbar,
      settings: { [route.id]: facts.values },
    });
  const faults = compare(paths.linux, () => readLinuxPolicy(textIn(files, paths.linux)));
  if (registryKey !== null) {
    const reg = () => readRegFile(files.get(paths.reg) ?? new Uint8Array());
    const script = () => readPowershell(textIn(files, paths.powershell));
    faults.push(
      ...compare(paths.reg, () => readRegistry(reg(), registryKey, facts.settings), {}),
      ...compare(paths.powershell, () => readRegistry(script(), registryKey, facts.settings)),
      ...templateFaults(files, paths, { registryKey, id: route.id, settings: facts.settings }),
    );
  }
  if (macDomain !== null) {
    faults.push(
      ...compare(paths.mobileconfig, () => readMobileconfig(textIn(files, paths.mobileconfig), macDomain)),
    );
  }
  return faults;
}

function compareReading(path: string, read: () => PolicyReading, expected: PolicyReading): string[] {
  try {
    const found = read();
    if (isDeepStrictEqual(found, expected)) return [];
    return [`${path}: says ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
  } catch (error) {
    return [`${path}: cannot be read back (${error instanceof Error ? error.message : String(error)})`];
  }
}
