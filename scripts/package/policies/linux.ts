/** Policy files for the managed-policy folders on Linux. */
import { forcelistEntryOf, type Route } from '../package-facts.ts';
import { type BrowserName, pinnedIn } from './browsers.ts';

/** One JSON file that installs the extension, keeps its button in the toolbar and configures it. */
export function linuxPolicy(
  browser: BrowserName,
  route: Route,
  values: Readonly<Record<string, unknown>>,
): string {
  const policy = {
    ExtensionInstallForcelist: [forcelistEntryOf(route)],
    ExtensionSettings: pinnedIn(browser, route.id),
    '3rdparty': { extensions: { [route.id]: values } },
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
