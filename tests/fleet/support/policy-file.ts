/**
 * The one file by which the tests manage every Chromium on this machine. It is never left behind: not by a failing
 * test, not by a run that is stopped or killed. Nobody else's file is touched, and of the folders only those are
 * removed that were made here.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';

const policies = '/etc/chromium/policies';
/** The folder that Debian's Chromium reads. */
export const managedFolder = `${policies}/managed`;
export const policyFile = `${managedFolder}/wisepay-payment-pod-test.json`;
/** Written beside the folder that the browser reads, and moved there whole: half a policy would be none. */
const draft = `${policies}/wisepay-payment-pod-test.draft`;
/** Says which folders were made here, one a line, the innermost first; a killed run leaves it to the next one. */
const madeFolders = `${policies}/wisepay-payment-pod-test.folders`;

/** Puts the policy in force, in place of the one before. The browsers see it within seconds. */
export function writePolicy(policy: Readonly<Record<string, unknown>>): void {
  const made = [managedFolder, policies].filter((folder) => !existsSync(folder));
  mkdirSync(managedFolder, { recursive: true });
  if (made.length > 0) writeFileSync(madeFolders, made.join('\n'));
  writeFileSync(draft, JSON.stringify(policy), { mode: 0o644 });
  renameSync(draft, policyFile);
}

/** Takes the policy off the machine. */
export function removePolicy(): void {
  rmSync(policyFile, { force: true });
}

/** Leaves the machine as it was before the first policy; also after a run that was killed before it could. */
export function restoreMachine(): void {
  rmSync(policyFile, { force: true });
  rmSync(draft, { force: true });
  const made = existsSync(madeFolders) ? readFileSync(madeFolders, 'utf8').split('\n') : [];
  rmSync(madeFolders, { force: true });
  for (const folder of [managedFolder, policies].filter((each) => made.includes(each))) {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody else has put something into it meanwhile: then it is theirs.
    }
  }
}

/** Restores the machine when this process ends, however it is asked to. */
export function restoreMachineAtExit(): void {
  process.once('exit', restoreMachine);
}
