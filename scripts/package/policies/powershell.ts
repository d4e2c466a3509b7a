/** The same registry values as a script, for tools that run scripts as the system: Intune, or any other RMM. */
import type { RegistryPolicy } from './registry.ts';

/** Sets the policy: afterward, the settings are exactly these, whatever was there. */
export function powershellScript({ values, settingsKey }: RegistryPolicy): string {
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
    ...values.map(({ key, name, data }) => {
      const type = typeof data === 'number' ? 'DWord' : 'String';
      const value = typeof data === 'number' ? String(data) : quote(data);
      return `New-ItemProperty -Path ${path(key)} -Name ${quote(name)} -PropertyType ${type} -Value ${value} -Force | Out-Null`;
    }),
  ];
  return encode(lines);
}

/** Removes the policy. */
export function powershellRemoval({ settingsKey, forcelist }: RegistryPolicy): string {
  const extensionKey = settingsKey.replace(/\\policy$/, '');
  const lines = [
    "$ErrorActionPreference = 'Stop'",
    `if (Test-Path ${path(extensionKey)}) { Remove-Item -Path ${path(extensionKey)} -Recurse }`,
    `if (Test-Path ${path(forcelist.key)}) { Remove-ItemProperty -Path ${path(forcelist.key)} -Name ${quote(forcelist.name)} -ErrorAction SilentlyContinue }`,
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
