/** Requests for a user: each carries the token, and a new proof that the sender has its key (RFC 9449). */
import * as oauth from 'oauth4webapi';
import { CodedError } from '../../errors.ts';
import { type Authorize, describeResponse, type Send, type SendOptions } from '../transport.ts';
import type { ProofKey } from './proof-key.ts';
import { isSandbox } from './provider.ts';

/** The refusals of a proof (RFC 9449, 7.1 and 9), which never concern the request itself. */
const proofErrors: readonly (string | undefined)[] = ['use_dpop_nonce', 'invalid_dpop_proof'];

/**
 * Authorizes requests with a token and the key that it is bound to.
 *
 * A request whose proof is refused is sent once more with another proof. Either the server requires its nonce in it, or
 * the browser has repeated the request after a connection broke, and the server has already seen that proof. In the
 * second case the request may have been carried out, so one that changes something needs its idempotency key.
 *
 * @returns a `Send` that also throws {CodedError} `refused` with problem code `invalid_dpop_proof` if the second proof
 *   is refused as well. Most likely this machine's clock is wrong. The request may still have been carried out.
 */
export function authorizeWith(accessToken: string, key: ProofKey): Authorize {
  return (send) =>
    async (url, options = {}) => {
      const attempt = () => sendWithProof(send, new URL(url), options, accessToken, key);
      const first = await attempt();
      const { response, isProofRefused } = first.isProofRefused ? await attempt() : first;
      if (!isProofRefused) return response;
      throw new CodedError('refused', { ...describeResponse(response), problemCode: 'invalid_dpop_proof' });
    };
}

async function sendWithProof(
  send: Send,
  url: URL,
  options: SendOptions,
  accessToken: string,
  { signer }: ProofKey,
): Promise<{ readonly response: Response; readonly isProofRefused: boolean }> {
  const { method = 'GET', headers } = options;
  try {
    const response = await oauth.protectedResourceRequest(
      accessToken,
      method.toUpperCase(),
      url,
      new Headers(headers),
      null,
      {
        DPoP: signer,
        // The body bypasses the library, which only signs and adds headers.
        [oauth.customFetch]: (href, signed) =>
          send(href, { ...options, method: signed.method, headers: signed.headers }),
        [oauth.allowInsecureRequests]: isSandbox(url),
      },
    );
    return { response, isProofRefused: false };
  } catch (error) {
    // Any answer with a challenge ends up here, including one that requires a fresh sign-in.
    if (!(error instanceof oauth.WWWAuthenticateChallengeError)) throw error;
    const isProofRefused = error.cause.some(({ scheme, parameters }) => {
      return scheme === 'dpop' && proofErrors.includes(parameters.error);
    });
    return { response: error.response, isProofRefused };
  }
}
