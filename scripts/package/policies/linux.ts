/** Policy files for the managed-policy folders on Linux. */
import { forcelistEntryOf, type Route } from '../package-facts.ts';

/** One JSON file that installs the extension and configures it. */
export function linuxPolicy(route: Route, values: Readonly<Record<string, unknown>>): string {
  const policy = {
    ExtensionInstallForcelist: [forcelistEntryOf(route)],
    '3rdparty': { extensions: { [route.id]: values } },
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
