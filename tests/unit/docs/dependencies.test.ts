/** What is shipped to everybody comes from few hands, and each is named in a document. */
import { readFileSync } from 'node:fs';
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

/** A package and everything that it brings along. */
function shippedWith(name: string): string[] {
  return [name, ...Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {}).flatMap(shippedWith)];
}

it('the extension ships the libraries that docs/performance.md lists, and they bring no others', () => {
  const shipped = Object.keys(packageJson.dependencies).flatMap(shippedWith);
  const listed = [...document.matchAll(/^\| `([^`]+)` \| shipped/gm)].map(([, name]) => name);
  expect(shipped.toSorted()).toEqual(listed.toSorted());
});

it('every version is pinned', () => {
  const { dependencies, devDependencies } = packageJson;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
