/**
 * Policies in the Windows registry, as Chromium reads them (components/policy/core/common/registry_dict.cc,
 * ReadRegistry and ConvertRegistryValue): only REG_SZ and REG_DWORD, never REG_MULTI_SZ. A list of texts is a key whose
 * values have numbers for names; a boolean is a number; an object, an empty list or a list of anything else is JSON in
 * a REG_SZ. Integers below zero have no REG_DWORD, but texts of digits are read as integers.
 */
import { forcelistEntryOf, type Route } from '../package-facts.ts';
import type { ManagedBrowser } from './browsers.ts';

/** One value, below HKEY_LOCAL_MACHINE. */
export interface RegistryValue {
  readonly key: string;
  readonly name: string;
  readonly data: string | number;
}

/**
 * The name of the extension's value in the forcelist. Any number works, but the low ones are in use wherever another
 * extension is installed: writing `1` would remove that extension.
 */
const forcelistName = '7310';

/** The values for one extension in one browser's part of the registry. */
export interface RegistryPolicy {
  readonly values: readonly RegistryValue[];
  /** The key that contains all of the extension's settings. */
  readonly settingsKey: string;
  readonly forcelist: { readonly key: string; readonly name: string };
  /** What keeps the button in the toolbar; only for files that can look first, see {@link Pinning}. */
  readonly pinning: Pinning;
}

/**
 * A value in the extension's key below `ExtensionSettings`. A company may have all of `ExtensionSettings` as JSON in a
 * text of that name, and Chromium reads a key before a text: even an empty key would end the company's rules for all
 * extensions.
 */
export interface Pinning extends RegistryValue {
  /** The browser's key, which may have the text. */
  readonly browserKey: string;
  /** The name of the text, and of the key that contains those of the extensions. */
  readonly settingsName: 'ExtensionSettings';
}

/**
 * The key that contains all settings of an extension.
 *
 * @param registryKey the browser's, below HKEY_LOCAL_MACHINE
 */
export function settingsKeyOf(registryKey: string, id: string): string {
  return `${registryKey}\\3rdparty\\extensions\\${id}\\policy`;
}

/**
 * The values that install the extension by a route and configure it.
 *
 * @param browser its key, below HKEY_LOCAL_MACHINE, and what keeps a button in its toolbar
 */
export function registryPolicy(
  { registryKey, pinning }: { readonly registryKey: string; readonly pinning: ManagedBrowser['pinning'] },
  route: Route,
  values: Readonly<Record<string, unknown>>,
): RegistryPolicy {
  const settingsKey = settingsKeyOf(registryKey, route.id);
  const forcelist = { key: `${registryKey}\\ExtensionInstallForcelist`, name: forcelistName };
  const settingsName = 'ExtensionSettings';
  return {
    settingsKey,
    forcelist,
    pinning: {
      key: `${registryKey}\\${settingsName}\\${route.id}`,
      name: pinning.name,
      data: pinning.value,
      browserKey: registryKey,
      settingsName,
    },
    values: [
      { ...forcelist, data: forcelistEntryOf(route) },
      ...Object.entries(values).flatMap(([name, value]) => valuesOf(settingsKey, name, value)),
    ],
  };
}

function valuesOf(key: string, name: string, value: unknown): RegistryValue[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) {
    return value.map((data, index) => ({ key: `${key}\\${name}`, name: String(index + 1), data }));
  }
  return [{ key, name, data: dataOf(value) }];
}

function dataOf(value: unknown): string | number {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && value >= 0 && value <= 0x7fffffff) return value;
  return JSON.stringify(value);
}
