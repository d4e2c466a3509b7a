/** The people of the sandbox, by their email in PSA and WisePay. */
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';

const domain = '@northwind-msp.example';

export const people = {
  pat: `pat.admin${domain}`,
  sam: `sam.merchant${domain}`,
  lee: `lee.user${domain}`,
  kim: `kim.former${domain}`,
  newTech: `new.tech${domain}`,
} as const;

/** Signs a person in to WisePay without its login screen; null signs everyone out. */
export async function signInToWisePay(sandbox: SandboxProcess, email: string | null): Promise<void> {
  await sandbox.control.post('wisepay/sign-in', { json: { email } });
}

/** Makes a person the user of PSA from the next page load on; null for no user. */
export async function signInToPsa(sandbox: SandboxProcess, email: string | null): Promise<void> {
  await sandbox.control.post('psa/member', { json: { email } });
}

/** Signs the same person in to both, which is the normal case. */
export async function signInToBoth(sandbox: SandboxProcess, email: string): Promise<void> {
  await signInToPsa(sandbox, email);
  await signInToWisePay(sandbox, email);
}
