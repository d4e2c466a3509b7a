/** The files of a built package. */
import { type Files, textIn } from '../../../scripts/package/files.ts';

/** Contents by path inside the package, with `/`. Includes pictures, as meaningless text. */
export type PackageFiles = ReadonlyMap<string, string>;

export function textsOf(files: Files): PackageFiles {
  return new Map([...files.keys()].map((name) => [name, textIn(files, name)]));
}

/** The files whose names end with `end`, as pairs of name and content. */
export function filesNamed(files: PackageFiles, end: string): [string, string][] {
  return [...files].filter(([name]) => name.endsWith(end));
}
