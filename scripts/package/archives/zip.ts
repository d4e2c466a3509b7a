/** Zips that are the same, byte for byte, for the same files, at any time and on any machine. */
import { unzipSync, zipSync } from 'fflate';
import type { Files } from '../files.ts';

/** The earliest time that a zip can store. fflate reads it in local time, so it is created in local time. */
const fixedTime = () => new Date(1980, 0, 1);

/** A regular file that its owner can write and everyone can read, in a zip from Unix (APPNOTE.TXT 4.4.2, 4.4.15). */
const fixedMode = { os: 3, attrs: 0o100644 << 16 } as const;

/** A zip of the files, ordered by path. */
export function createZip(files: Files): Uint8Array {
  const names = [...files.keys()].sort();
  const entries = names.map((name) => [name, files.get(name) ?? new Uint8Array()] as const);
  return zipSync(Object.fromEntries(entries), { ...fixedMode, mtime: fixedTime(), level: 9 });
}

/** The files in a zip. @throws {Error} if it is not a zip */
export function readZip(zip: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(zip)));
}
