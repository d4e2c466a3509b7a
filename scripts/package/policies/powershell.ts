/** The same registry values as a script, for tools that run scripts as the system: Intune, or any other RMM. */
import type { Pinning, RegistryPolicy, RegistryValue } from './registry.ts';

/** Sets the policy: afterward, the settings are exactly these, whatever was there. */
export function powershellScript({ values, settingsKey, pinning }: RegistryPolicy): string {
  const keys = [...new Set(values.map(({ key }) => key))].filter((key) => !key.startsWith(settingsKey));
  const settingsKeys = [...new Set([settingsKey, ...values.map(({ key }) => key)])].filter((key) =>
    key.startsWith(settingsKey),
  );
  const lines = [
    "$ErrorActionPreference = 'Stop'",
    ...keys.map(
      (key) => `if (-not (Test-Path ${path(key)})) { New-Item -Path ${path(key)} -Force | Out-Null }`,
    ),
    `if (Test-Path ${path(settingsKey)}) { Remove-Item -Path ${path(settingsKey)} -Recurse }`,
    ...settingsKeys.map((key) => `New-Item -Path ${path(key)} -Force | Out-Null`),
    ...values.map(setting),
    ...pinningLines(pinning),
  ];
  return encode(lines);
}

function setting({ key, name, data }: RegistryValue): string {
  const type = typeof data === 'number' ? 'DWord' : 'String';
  const value = typeof data === 'number' ? String(data) : quote(data);
  return `New-ItemProperty -Path ${path(key)} -Name ${quote(name)} -PropertyType ${type} -Value ${value} -Force | Out-Null`;
}

/** Leaves the company's own rules for extensions alone where they are a text; see {@link Pinning}. */
function pinningLines(pinning: Pinning): string[] {
  const { key, browserKey, settingsName } = pinning;
  return [
    `$isFree = (Get-Item -Path ${path(browserKey)}).GetValueNames() -notcontains ${quote(settingsName)}`,
    `if ($isFree -and -not (Test-Path ${path(key)})) { New-Item -Path ${path(key)} -Force | Out-Null }`,
    `if ($isFree) { ${setting(pinning)} }`,
    `if (-not $isFree) { Write-Warning ${quote(`${settingsName} is already set as one text. To keep the button in the toolbar, add the entry there.`)} }`,
  ];
}

/** Empty keys go too: one would still count as `ExtensionSettings`. */
function unpinningLines({ key, name, browserKey, settingsName }: Pinning): string[] {
  return [
    `if (Test-Path ${path(key)}) { Remove-ItemProperty -Path ${path(key)} -Name ${quote(name)} -ErrorAction SilentlyContinue }`,
    ...[key, `${browserKey}\\${settingsName}`].map(
      (each) =>
        `if ((Test-Path ${path(each)}) -and (Get-Item -Path ${path(each)}).ValueCount -eq 0 -and (Get-Item -Path ${path(each)}).SubKeyCount -eq 0) { Remove-Item -Path ${path(each)} }`,
    ),
  ];
}

/** Removes the policy. */
export function powershellRemoval({ settingsKey, forcelist, pinning }: RegistryPolicy): string {
  const extensionKey = settingsKey.replace(/\\policy$/, '');
  const lines = [
    "$ErrorActionPreference = 'Stop'",
    `if (Test-Path ${path(extensionKey)}) { Remove-Item -Path ${path(extensionKey)} -Recurse }`,
    `if (Test-Path ${path(forcelist.key)}) { Remove-ItemProperty -Path ${path(forcelist.key)} -Name ${quote(forcelist.name)} -ErrorAction SilentlyContinue }`,
    ...unpinningLines(pinning),
  ];
  return encode(lines);
}

/** With a byte order mark, because Windows PowerShell reads a file without one in the machine's old code page. */
function encode(lines: readonly string[]): string {
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function path(key: string): string {
  return quote(`HKLM:\\${key}`);
}

/** A literal text for PowerShell, which also treats typographic quotes as quotes. */
function quote(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
