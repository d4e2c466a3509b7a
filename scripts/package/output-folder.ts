/** The folder that a package run fills: complete and checked, or not at all. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Files, readFiles, writeFiles } from './files.ts';
import { whenInterrupted } from './interruption.ts';
import { PackageError } from './package-error.ts';

export interface OutputFolder {
  readonly outDir: string;
  /** Replaces what is there; otherwise the folder has to be missing or empty. */
  readonly replaces: boolean;
}

/**
 * Writes beside the folder, checks the files as read back, and only then puts them in place.
 *
 * @param findFaults the faults in the files, as texts
 * @returns the files as read back
 * @throws {PackageError} with the faults, or if the folder cannot be written to; what was there stays
 */
export async function fillFolder(
  { outDir, replaces }: OutputFolder,
  files: Files,
  findFaults: (written: Files) => readonly string[],
): Promise<Files> {
  const target = resolve(outDir);
  const sibling = (name: string) => join(dirname(target), `.${basename(target)}-${name}-${randomUUID()}`);
  const [fresh, old] = [sibling('new'), sibling('old')];
  const forget = whenInterrupted(() => rmSync(fresh, { recursive: true, force: true }));
  try {
    await mkdir(fresh, { recursive: true });
    await writeFiles(fresh, files);
    const written = await readFiles(fresh);
    const faults = findFaults(written);
    if (faults.length > 0) {
      throw new PackageError(
        `What was written is not what was meant, and was removed:\n${faults.join('\n')}`,
      );
    }
    await (replaces ? rename(target, old) : rmdir(target)).catch(unlessMissing);
    await rename(fresh, target).catch(async (error: unknown) => {
      if (replaces) await rename(old, target).catch(unlessMissing);
      throw error;
    });
    await rm(old, { recursive: true, force: true });
    return written;
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError(
      `${outDir} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
    forget();
  }
}

/**
 * The user's own files are never mixed with ours, nor removed.
 *
 * @throws {PackageError} if the folder is not empty, or not a folder
 */
export async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new PackageError(`${folder} cannot be used: ${error.message}`);
  });
  if (names.length > 0) throw new PackageError(`${folder} is not empty. Name a new or an empty folder.`);
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
