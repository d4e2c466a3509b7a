/** Files for the registry editor and `reg import`. */
import type { RegistryPolicy, RegistryValue } from './registry.ts';

const root = 'HKEY_LOCAL_MACHINE';

/** Sets the policy: afterward, the settings are exactly these, whatever was there. */
export function regFile({ values, settingsKey }: RegistryPolicy): Uint8Array {
  const keys = [...new Set([settingsKey, ...values.map(({ key }) => key)])];
  return encode([
    `[-${root}\\${settingsKey}]`,
    ...keys.map((key) =>
      [`[${root}\\${key}]`, ...values.filter((value) => value.key === key).map(lineOf)].join('\n'),
    ),
  ]);
}

/** Removes the policy. */
export function regRemovalFile({ settingsKey, forcelist }: RegistryPolicy): Uint8Array {
  const extensionKey = settingsKey.replace(/\\policy$/, '');
  return encode([`[-${root}\\${extensionKey}]`, `[${root}\\${forcelist.key}]\n"${forcelist.name}"=-`]);
}

function lineOf({ name, data }: RegistryValue): string {
  const written =
    typeof data === 'number' ? `dword:${data.toString(16).padStart(8, '0')}` : `"${escaped(data)}"`;
  return `"${escaped(name)}"=${written}`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

/** The registry editor's own format: UTF-16 with a byte order mark, and Windows line endings. */
function encode(blocks: readonly string[]): Uint8Array {
  const text = ['Windows Registry Editor Version 5.00', ...blocks].join('\n\n');
  return Buffer.from(`\uFEFF${text}\n`.replaceAll('\n', '\r\n'), 'utf16le');
}
