/** Requests of a user who has signed in at the sandbox, authorized by the POD's own code. */
import { authorizeWith } from '#lib/wisepay/sign-in/authorize.ts';
import { readProofKey } from '#lib/wisepay/sign-in/proof-key.ts';
import type { Authorize } from '#lib/wisepay/transport.ts';
import { signInToPod } from '../../sandbox/support/oidc.ts';

export async function authorizeAs(port: number, email: string): Promise<Authorize> {
  const { accessToken, key } = await signInToPod(port, email);
  const proofKey = await readProofKey(key);
  if (proofKey === null) throw new Error('Not a key of this kind');
  return authorizeWith(accessToken, proofKey);
}
