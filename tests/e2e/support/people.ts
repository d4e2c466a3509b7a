/** The people of the sandbox, and who they are to PSA and WisePay. */
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';

const domain = '@northwind-msp.example';

export const people = {
  pat: `pat.admin${domain}`,
  sam: `sam.merchant${domain}`,
  lee: `lee.user${domain}`,
  kim: `kim.former${domain}`,
  newTech: `new.tech${domain}`,
} as const;

/** Signs somebody in to WisePay without its login screen; null signs everybody out. */
export async function signInToWisePay(sandbox: SandboxProcess, email: string | null): Promise<void> {
  await sandbox.control.post('wisepay/sign-in', { json: { email } });
}

/** Makes somebody the user of PSA from the next page load on; null for nobody. */
export async function signInToPsa(sandbox: SandboxProcess, email: string | null): Promise<void> {
  await sandbox.control.post('psa/member', { json: { email } });
}

/** The same person in both, as it should be. */
export async function signInToBoth(sandbox: SandboxProcess, email: string): Promise<void> {
  await signInToPsa(sandbox, email);
  await signInToWisePay(sandbox, email);
}
