/** Folders of files, as maps of their contents. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Contents by path, with `/`. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** All files below a folder. */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).replaceAll('\\', '/'), await readFile(path)] as const;
    }),
  );
  return new Map(contents);
}

/** Writes files below a folder, which is created if it does not exist. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

/** The text of a file in UTF-8; empty if there is no such file. */
export function textIn(files: Files, name: string): string {
  return Buffer.from(files.get(name) ?? []).toString('utf8');
}
