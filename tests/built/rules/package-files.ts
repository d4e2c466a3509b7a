/** The files of a built package. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** By path inside the package, with `/`; pictures too, as text that nobody reads. */
export type PackageFiles = ReadonlyMap<string, string>;

export async function readPackage(folder: string): Promise<PackageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const contents = await Promise.all(
    files.map(async (path) => {
      const name = path.slice(folder.length + 1).replaceAll('\\', '/');
      return [name, await readFile(path, 'utf8')] as const;
    }),
  );
  return new Map(contents);
}

/** Those whose names end like that. */
export function filesNamed(files: PackageFiles, end: string): [string, string][] {
  return [...files].filter(([name]) => name.endsWith(end));
}
