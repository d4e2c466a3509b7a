/**
 * Configuration profiles for macOS: one payload for the browser's own policies and one for the extension's settings,
 * each named after its preference domain (Apple, "Configuration Profile Reference"; for the extension's domain
 * Chromium's components/policy/core/common/policy_loader_mac: the browser's domain and `.extensions.<id>`).
 */
import { createHash } from 'node:crypto';
import { build, type PlistValue } from 'plist';
import { forcelistEntryOf, type Route } from '../package-facts.ts';
import { type BrowserName, pinnedIn } from './browsers.ts';

/** The browser that a profile is for, and the extension. */
export interface ProfileTarget {
  readonly browser: BrowserName;
  readonly browserName: string;
  readonly macDomain: string;
  /** The extension's name. */
  readonly name: string;
}

/**
 * The profile's text.
 *
 * @param values only JSON values
 */
export function mobileconfig(
  { browser, browserName, macDomain, name }: ProfileTarget,
  route: Route,
  values: Readonly<Record<string, PlistValue>>,
): string {
  const profile = `wisepay-payment-pod.${browser}.${route.id}`;
  const payload = (domain: string, title: string, content: Readonly<Record<string, PlistValue>>) => ({
    ...content,
    PayloadType: domain,
    PayloadIdentifier: `${profile}.${domain}`,
    PayloadUUID: uuidOf(`${profile}.${domain}`),
    PayloadVersion: 1,
    PayloadEnabled: true,
    PayloadDisplayName: title,
  });
  const text = build({
    PayloadType: 'Configuration',
    PayloadIdentifier: profile,
    PayloadUUID: uuidOf(profile),
    PayloadVersion: 1,
    PayloadScope: 'System',
    PayloadDisplayName: `${name} (${browserName})`,
    PayloadContent: [
      payload(macDomain, `Installs ${name}`, {
        ExtensionInstallForcelist: [forcelistEntryOf(route)],
        ExtensionSettings: pinnedIn(browser, route.id),
      }),
      payload(`${macDomain}.extensions.${route.id}`, `Settings of ${name}`, values),
    ],
  });
  return `${text}\n`;
}

/** Our own namespace for the UUIDs; any fixed value works. */
const uuidNamespace = Buffer.from('5d0c5f0e3c0b4c5fa0a0c2a1f6d9b7e4', 'hex');

/** The same UUID for the same name (RFC 9562, version 5), so that a new profile replaces the last one. */
function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(uuidNamespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex').toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
