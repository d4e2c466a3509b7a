/** Zips that are the same, byte for byte, whenever and wherever they are made from the same files. */
import { unzipSync, zipSync } from 'fflate';
import type { Files } from '../files.ts';

/** The earliest time that a zip can say. fflate reads it by the local clock, so it is made by the local clock. */
const fixedTime = () => new Date(1980, 0, 1);

/** An ordinary file that its owner writes and everybody reads, in a zip from Unix (APPNOTE.TXT 4.4.2, 4.4.15). */
const fixedMode = { os: 3, attrs: 0o100644 << 16 } as const;

/** The files in the order of their paths. */
export function createZip(files: Files): Uint8Array {
  const names = [...files.keys()].sort();
  const entries = names.map((name) => [name, files.get(name) ?? new Uint8Array()] as const);
  return zipSync(Object.fromEntries(entries), { ...fixedMode, mtime: fixedTime(), level: 9 });
}

/** @throws {Error} when it is no zip */
export function readZip(zip: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(zip)));
}
