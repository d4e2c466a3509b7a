/** The sizes of a built extension's parts. */
import { gzipSync } from 'node:zlib';

/** Sizes in bytes, each file gzipped. */
export interface PartSizes {
  readonly contentScript: number;
  readonly worker: number;
  /** With the largest of its languages. */
  readonly panel: number;
}

/** Contents by path. */
type Texts = ReadonlyMap<string, string>;

/** The required modules and styles that a page or module names. */
const needed = /(?:src=|href=|from\s*|import\s*)"(\.?\/[^"]+\.(?:js|css))"/g;
/** The modules that code may load later: the languages. */
const optional = /import\(\s*[`"]([^`"]+\.js)[`"]\s*\)/g;

/** @throws {Error} if a part is missing or names a missing file */
export function partSizes(files: Texts): PartSizes {
  const scripts = [...files.keys()].filter((name) => /^content-scripts\/.*\.js$/.test(name));
  const panel = namedFrom(files, 'panel.html');
  const languages = panel.flatMap((name) => names(files, name, optional)).filter((name) => files.has(name));
  return {
    contentScript: sum(files, scripts),
    worker: sum(files, ['background.js']),
    panel: sum(files, panel) + Math.max(0, ...languages.map((name) => sum(files, [name]))),
  };
}

/** A file and all files that it requires, each once. */
function namedFrom(files: Texts, first: string): string[] {
  const found = new Set<string>();
  const waiting = [first];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...names(files, name, needed));
  }
  return [...found];
}

/** @param pattern its first group is a path: from the package's root, or from the file's own folder */
function names(files: Texts, name: string, pattern: RegExp): string[] {
  const base = `https://package/${name}`;
  return [...(files.get(name) ?? '').matchAll(pattern)].map(([, path = '']) =>
    new URL(path, base).pathname.slice(1),
  );
}

function sum(files: Texts, list: readonly string[]): number {
  return list.reduce((total, name) => {
    const text = files.get(name);
    if (text === undefined) throw new Error(`The package has no ${name}.`);
    return total + gzipSync(text).byteLength;
  }, 0);
}
