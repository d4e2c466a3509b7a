/** Who is asking: every endpoint needs the token of an active admin user, in the hands that it was given to. */
import type { MiddlewareHandler } from 'hono';
import type { SeedMember } from '../../seed/members.ts';
import { accessOf } from '../access.ts';
import { Refusal } from '../problem.ts';
import type { ApiEnv } from './api-env.ts';
import { proofAlgorithm } from './proofs.ts';

/** Whom an access token speaks for. */
export interface TokenOwner {
  readonly member: SeedMember;
  /** When that person really signed in, in seconds since 1970; a token made silently later does not change it. */
  readonly authenticatedAt: number;
}

/** Looks up access tokens. */
export interface Tokens {
  /**
   * Nothing for a token that is unknown or expired, whose sign-in has ended, or that is bound to another key than the
   * request proves.
   * @throws {Refusal} 401 when the request proves nothing
   */
  ownerOf(token: string, request: Request): Promise<TokenOwner | undefined>;
}

/**
 * Refuses with 401 `token_expired` (without a token for DPoP too: a bearer is not let in), `invalid_dpop_proof` or
 * `use_dpop_nonce`, or 403 `user_unknown`, `user_inactive` or `not_admin`.
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
