/**
 * Where each browser reads its policies. From the browsers' enterprise documentation: "Set Chrome policies on Linux",
 * "… for Windows" and "… for Mac" (Chrome Enterprise and Education Help), "Configure Microsoft Edge policy settings"
 * for Windows, macOS and Linux (learn.microsoft.com/deployedge), and Chromium's "Policy settings in Chromium"
 * (chromium.org/administrators). Settings of an extension: "Manifest for storage areas" (developer.chrome.com) and
 * Chromium's loaders in components/policy/core/common/.
 */

/** One browser's places for policies. */
export interface ManagedBrowser {
  readonly name: string;
  /** The folder of JSON files, which only root may write to. */
  readonly linuxFolder: string;
  /** Below HKEY_LOCAL_MACHINE; null if that browser is not managed on Windows and macOS. */
  readonly registryKey: string | null;
  /** The preference domain of the browser's own policies; null as above. */
  readonly macDomain: string | null;
  /**
   * The part of an extension's entry in `ExtensionSettings` that keeps its button in the toolbar. An entry without an
   * installation mode leaves that to `ExtensionInstallForcelist` (Chromium: extension_management.cc).
   */
  readonly pinning: { readonly name: string; readonly value: string };
}

/** "Configure ExtensionSettings policy" (Chrome Enterprise and Education Help); from Chrome 92 on. */
const pinnedInChrome = { name: 'toolbar_pin', value: 'force_pinned' };
/** "Detailed guide to the ExtensionSettings policy" (learn.microsoft.com/deployedge). */
const pinnedInEdge = { name: 'toolbar_state', value: 'force_shown' };

/** The browsers that have policy files. */
export const managedBrowsers = {
  chrome: {
    name: 'Google Chrome',
    linuxFolder: '/etc/opt/chrome/policies/managed',
    registryKey: 'SOFTWARE\\Policies\\Google\\Chrome',
    macDomain: 'com.google.Chrome',
    pinning: pinnedInChrome,
  },
  chromium: {
    name: 'Chromium',
    linuxFolder: '/etc/chromium/policies/managed',
    registryKey: null,
    macDomain: null,
    pinning: pinnedInChrome,
  },
  edge: {
    name: 'Microsoft Edge',
    linuxFolder: '/etc/opt/edge/policies/managed',
    registryKey: 'SOFTWARE\\Policies\\Microsoft\\Edge',
    macDomain: 'com.microsoft.Edge',
    pinning: pinnedInEdge,
  },
} as const satisfies Record<string, ManagedBrowser>;

export type BrowserName = keyof typeof managedBrowsers;

/** `ExtensionSettings` that keep the button of one extension in the toolbar, and set nothing else. */
export function pinnedIn(
  browser: BrowserName,
  id: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { name, value } = managedBrowsers[browser].pinning;
  return { [id]: { [name]: value } };
}
