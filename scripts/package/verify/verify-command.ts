/** `npm run package -- --verify`: from what a person names to what they read. */
import { existsSync } from 'node:fs';
import { readFiles } from '../files.ts';
import { hostedUrl } from '../hosted-url.ts';
import { PackageError } from '../package-error.ts';
import { type BuiltPackage, builtPackageIn } from './built-package.ts';
import type { Finding } from './finding.ts';
import { verifyHosted } from './verify-hosted.ts';

export interface VerifyOptions {
  /** The address of updates.xml or of its folder, or a folder that the command wrote. */
  readonly target: string;
  /** Where the command writes packages: the files to compare with if `target` is an address. */
  readonly outDir: string;
  /** A path as the person means it, from their own folder. */
  readonly fromCaller: (path: string) => string;
}

/** The report, and whether everything is in place. */
export interface Verification {
  readonly isGood: boolean;
  readonly report: string;
}

/** @throws {PackageError} if the target is neither an address nor a folder with a package for an own server */
export async function verify({ target, outDir, fromCaller }: VerifyOptions): Promise<Verification> {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(target)) {
    const built = await readBuilt(fromCaller(target));
    if (built === null) {
      throw new PackageError(
        `${target} has no CRX with an updates.xml. Name the folder that npm run package wrote with --key and --base-url, or the https address of updates.xml.`,
      );
    }
    return reportOf(await verifyHosted(built.updateUrl, built), built.updateUrl, target);
  }
  const address = updateAddress(target);
  const built = existsSync(outDir) ? await readBuilt(outDir) : null;
  return reportOf(await verifyHosted(address, built), address, built === null ? null : outDir);
}

function updateAddress(text: string): string {
  const url = hostedUrl(text);
  if (url === null) {
    throw new PackageError(
      `"${text}" cannot be checked. Name the https address of updates.xml or of its folder, without a query or a login.`,
    );
  }
  return url.pathname.endsWith('.xml') ? url.href : `${url.href.replace(/\/*$/, '/')}updates.xml`;
}

async function readBuilt(folder: string): Promise<BuiltPackage | null> {
  try {
    return builtPackageIn(await readFiles(folder));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PackageError(`The package in ${folder} cannot be read: ${why}`);
  }
}

function reportOf(findings: readonly Finding[], address: string, comparedWith: string | null): Verification {
  const faults = findings.filter(({ isGood }) => !isGood);
  const compared =
    comparedWith === null
      ? 'Not compared with a build: name the folder of the package with --out.'
      : `Compared with the package in ${comparedWith}.`;
  const end =
    faults.length === 0
      ? `Browsers can install from ${address}.`
      : `${faults.length === 1 ? '1 problem' : `${faults.length} problems`}. Fix the first one, then run this command again.`;
  return {
    isGood: faults.length === 0,
    report: [...findings.map(lineOf), compared, end].join('\n'),
  };
}

function lineOf(finding: Finding): string {
  return finding.isGood ? `✓ ${finding.what}` : `✗ ${finding.what}\n  Next: ${finding.next}`;
}
