/**
 * The one file with which the tests manage every Chromium on this machine. A run removes it even if a test fails or the
 * run is stopped; after a killed run, the next run removes it. No other file is touched, and only folders that were
 * created here are removed.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';

const policies = '/etc/chromium/policies';
/** The folder that Debian's Chromium reads. */
export const managedFolder = `${policies}/managed`;
export const policyFile = `${managedFolder}/wisepay-payment-pod-test.json`;
/** Written outside the folder that the browser reads and then moved there, so that no half-written policy is read. */
const draft = `${policies}/wisepay-payment-pod-test.draft`;
/** Lists the folders that were created here, one per line, innermost first. A killed run leaves it for the next run. */
const madeFolders = `${policies}/wisepay-payment-pod-test.folders`;

/** Replaces the policy. Browsers see the change within seconds. */
export function writePolicy(policy: Readonly<Record<string, unknown>>): void {
  const made = [managedFolder, policies].filter((folder) => !existsSync(folder));
  mkdirSync(managedFolder, { recursive: true });
  if (made.length > 0) writeFileSync(madeFolders, made.join('\n'));
  writeFileSync(draft, JSON.stringify(policy), { mode: 0o644 });
  renameSync(draft, policyFile);
}

/** Removes the policy from the machine. */
export function removePolicy(): void {
  rmSync(policyFile, { force: true });
}

/** Restores the machine to its state before the first policy, also after a killed run. */
export function restoreMachine(): void {
  rmSync(policyFile, { force: true });
  rmSync(draft, { force: true });
  const made = existsSync(madeFolders) ? readFileSync(madeFolders, 'utf8').split('\n') : [];
  rmSync(madeFolders, { force: true });
  for (const folder of [managedFolder, policies].filter((each) => made.includes(each))) {
    try {
      rmdirSync(folder);
    } catch {
      // The folder is not empty: others use it now, so it stays.
    }
  }
}

/** Restores the machine when this process exits. */
export function restoreMachineAtExit(): void {
  process.once('exit', restoreMachine);
}
