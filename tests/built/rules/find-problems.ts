/** Describes every problem of a package; empty if there are none. */
import { findAddressProblems } from './address-problems.ts';
import { findCodeProblems } from './code-problems.ts';
import { findContentScriptProblems } from './content-script-problems.ts';
import { findManifestProblems, type Manifest } from './manifest-problems.ts';
import type { PackageFiles } from './package-files.ts';
import { findPageProblems } from './page-problems.ts';
import { type Allowed, findPolicyProblems } from './policy-problems.ts';
import { findSizeProblems } from './size-problems.ts';

export interface Expected extends Allowed {
  /** What docs/permissions.md lists. */
  readonly grants: readonly string[];
  readonly addresses: readonly string[];
  /** Whether users get it. A sandbox build logs more and has no size budgets. */
  readonly isShipped: boolean;
}

export function findProblems(files: PackageFiles, expected: Expected): string[] {
  const manifest = readManifest(files);
  return [
    ...findCodeProblems(files),
    ...findPageProblems(files),
    ...findAddressProblems(files, expected.addresses),
    ...findContentScriptProblems(files),
    ...(expected.isShipped ? findSizeProblems(files) : []),
    ...findManifestProblems(manifest, expected.grants),
    ...findPolicyProblems(manifest['content_security_policy'], expected),
  ];
}

function readManifest(files: PackageFiles): Manifest {
  const manifest: unknown = JSON.parse(files.get('manifest.json') ?? 'null');
  if (typeof manifest !== 'object' || manifest === null) throw new Error('The package has no manifest.');
  return { ...manifest };
}
