/** Reads policy files for Windows as a browser does, independently of the code that writes them. */
import type { Setting } from '../policies/settings-schema.ts';
import type { PolicyReading } from './read-policies.ts';

/** Values of the registry by key and name, below HKEY_LOCAL_MACHINE. */
export type RegistryContent = ReadonlyMap<string, ReadonlyMap<string, string | number>>;

/** The values that a `.reg` file sets; omits what it deletes. */
export function readRegFile(bytes: Uint8Array): RegistryContent {
  const content = new Map<string, Map<string, string | number>>();
  let values = new Map<string, string | number>();
  for (const line of new TextDecoder('utf-16le').decode(bytes).split('\r\n')) {
    const [, key] = /^\[HKEY_LOCAL_MACHINE\\(.+)\]$/.exec(line) ?? [];
    if (key !== undefined) {
      values = new Map();
      content.set(key, values);
    }
    const [, name, number, text = ''] =
      /^"((?:[^"\\]|\\.)*)"=(?:dword:([\da-f]{8})|"((?:[^"\\]|\\.)*)")$/.exec(line) ?? [];
    if (name === undefined) continue;
    values.set(plainText(name), number === undefined ? plainText(text) : Number.parseInt(number, 16));
  }
  return content;
}

/** The values that a PowerShell script sets. */
export function readPowershell(script: string): RegistryContent {
  const content = new Map<string, Map<string, string | number>>();
  const quoted = `'((?:[^'‘’‚‛]|(?:''|‘‘|’’|‚‚|‛‛))*)'`;
  const created = /New-Item -Path 'HKLM:\\([^']+)'/g;
  const value = new RegExp(
    `^(?:if \\(\\$isFree\\) \\{ )?New-ItemProperty -Path 'HKLM:\\\\([^']+)' -Name '([^']+)' -PropertyType (?:DWord -Value (\\d+)|String -Value ${quoted}) `,
    'gm',
  );
  for (const [, key = ''] of script.matchAll(created)) content.set(key, new Map());
  for (const [, key = '', name = '', number, text = ''] of script.matchAll(value)) {
    content.get(key)?.set(name, number === undefined ? text.replace(/(['‘’‚‛])\1/g, '$1') : Number(number));
  }
  return content;
}

function plainText(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/**
 * The policy in the registry, as Chromium reads it (components/policy/core/common/registry_dict.cc): booleans from
 * numbers, integers also from texts, lists from keys with numbered values, everything else that is not a text from
 * JSON.
 *
 * @param registryKey the browser's, below HKEY_LOCAL_MACHINE
 * @throws {SyntaxError} if JSON is expected and there is none
 */
export function readRegistry(
  content: RegistryContent,
  registryKey: string,
  schema: readonly Setting[],
): PolicyReading {
  const start = `${registryKey}\\3rdparty\\extensions\\`;
  const settings: Record<string, Record<string, unknown>> = {};
  for (const [key, values] of content) {
    const [id = '', folder, list] = key.startsWith(start) ? key.slice(start.length).split('\\') : [];
    if (folder !== 'policy') continue;
    const own = settings[id] ?? {};
    settings[id] = own;
    if (list !== undefined) own[list] = [...values.values()];
    else Object.assign(own, settingsIn(values, schema));
  }
  const forcelist = [...(content.get(`${registryKey}\\ExtensionInstallForcelist`)?.values() ?? [])].map(
    String,
  );
  return { forcelist, toolbar: extensionSettingsIn(content, registryKey), settings };
}

function extensionSettingsIn(content: RegistryContent, registryKey: string): PolicyReading['toolbar'] {
  const start = `${registryKey}\\ExtensionSettings\\`;
  return Object.fromEntries(
    [...content]
      .filter(([key]) => key.startsWith(start))
      .map(([key, values]) => [key.slice(start.length), Object.fromEntries(values)]),
  );
}

function settingsIn(values: ReadonlyMap<string, string | number>, schema: readonly Setting[]) {
  return Object.fromEntries(
    [...values].map(([name, value]) => [
      name,
      settingOf(
        value,
        schema.find(({ key }) => key === name),
      ),
    ]),
  );
}

function settingOf(value: string | number, setting: Setting | undefined): unknown {
  switch (setting?.kind) {
    case 'boolean':
      return Number(value) !== 0;
    case 'integer':
      return Number(value);
    case 'list':
    case 'json':
      return JSON.parse(String(value));
    default:
      return value;
  }
}
