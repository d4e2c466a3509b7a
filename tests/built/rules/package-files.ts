/** The files of a built package. */
import { type Files, textIn } from '../../../scripts/package/files.ts';

/** By path inside the package, with `/`; pictures too, as text that nobody reads. */
export type PackageFiles = ReadonlyMap<string, string>;

export function textsOf(files: Files): PackageFiles {
  return new Map([...files.keys()].map((name) => [name, textIn(files, name)]));
}

/** Those whose names end like that. */
export function filesNamed(files: PackageFiles, end: string): [string, string][] {
  return [...files].filter(([name]) => name.endsWith(end));
}
