/** The extension ships few libraries, and docs/performance.md names each one. */
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const document = readFileSync('docs/performance.md', 'utf8');
const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({ dependencies: v.optional(v.record(v.string(), v.string()), {}) }),
  ),
});
const { packages } = v.parse(lockSchema, JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** Only WXT's runtime is in the built files; the rest of WXT builds them. */
const buildTools = ['wxt'];

/** A package and all its dependencies, direct and indirect. */
function shippedWith(name: string): string[] {
  const { dependencies } = packages[`node_modules/${name}`] ?? {};
  if (dependencies === undefined) throw new Error(`${name} is not in the lock file.`);
  return [name, ...Object.keys(dependencies).flatMap(shippedWith)];
}

/** The packages that the extension's sources import, apart from type-only imports. */
function importedPackages(): string[] {
  const files = ['components', 'entrypoints', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const sources = files.filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(name, 'utf8'));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/^(?:import|export)(?! type\b)[^;]*?from '([^'.#][^']*)';$/gm)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))];
}

const listed = [...document.matchAll(/^\| `([^`]+)` \| shipped/gm)].map(([, name]) => name);

it('the extension ships the libraries that docs/performance.md lists, and they bring no others', () => {
  const shipped = Object.keys(packageJson.dependencies).flatMap(shippedWith);
  expect([...shipped, ...buildTools].toSorted()).toEqual(listed.toSorted());
});

it('no part of the extension takes from a library that is not listed', () => {
  expect(importedPackages().toSorted()).toEqual(listed.toSorted());
});

it('every version is pinned', () => {
  const { dependencies, devDependencies } = packageJson;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
