/** Signing in with a key, as an admin of the sandbox's seed. */
import { createProofKey } from '#lib/wisepay/sign-in/proof-key.ts';
import { type SignInRequest, signIn as signInWith, type WebAuthFlow } from '#lib/wisepay/sign-in/sign-in.ts';
import type { Send } from '#lib/wisepay/transport.ts';
import { issuer } from '../../sandbox/support/oidc.ts';
import { admin } from '../../sandbox/support/pod.ts';

/** One key for all tests: generating it is slow, and nothing depends on which one it is. */
export const key = await createProofKey();

export const signIn = (send: Send, flow: WebAuthFlow, input: SignInRequest) =>
  signInWith(send, flow, input, key);

/** @param from the issuer; by default the sandbox's */
export const request = (mode: SignInRequest['mode'], from = issuer): SignInRequest => ({
  issuer: from,
  loginHint: admin,
  mode,
});
