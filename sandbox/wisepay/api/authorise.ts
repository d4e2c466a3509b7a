/** Authorization: every endpoint needs the token of an active admin user, from the one who has its key. */
import type { MiddlewareHandler } from 'hono';
import type { SeedMember } from '../../seed/members.ts';
import { accessOf } from '../access.ts';
import { Refusal } from '../problem.ts';
import type { ApiEnv } from './api-env.ts';
import { proofAlgorithm } from './proofs.ts';

/** The person whom an access token was issued to. */
export interface TokenOwner {
  readonly member: SeedMember;
  /**
   * When that person signed in interactively, in seconds since 1970; a token issued silently later does not change it.
   */
  readonly authenticatedAt: number;
}

/** Looks up access tokens. */
export interface Tokens {
  /**
   * The person behind a token; undefined if it is unknown or expired, if its sign-in has ended, or if it is bound to
   * another key than the request proves.
   * @throws {Refusal} 401 if the request's proof is missing or invalid
   */
  ownerOf(token: string, request: Request): Promise<TokenOwner | undefined>;
}

/**
 * Middleware that refuses with 401 `token_expired` (also without a DPoP token: bearer tokens are not accepted),
 * `invalid_dpop_proof` or `use_dpop_nonce`, or with 403 `user_unknown`, `user_inactive` or `not_admin`.
 */
export function authorise(tokens: Tokens): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const token = /^DPoP (\S+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];
    const owner = token && (await tokens.ownerOf(token, context.req.raw));
    if (!owner) {
      throw new Refusal(401, 'token_expired', {
        headers: {
          'WWW-Authenticate': `DPoP ${token ? 'error="invalid_token", ' : ''}algs="${proofAlgorithm}"`,
        },
      });
    }
    const access = accessOf(owner.member);
    if (!access.allowed) throw new Refusal(403, access.reason);
    context.set('user', access.user);
    context.set('authenticatedAt', owner.authenticatedAt);
    await next();
  };
}
