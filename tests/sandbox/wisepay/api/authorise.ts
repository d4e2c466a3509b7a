/** Who is asking: every endpoint needs the token of an active admin user. */
import type { MiddlewareHandler } from 'hono';
import type { SeedMember } from '../../seed/members.ts';
import { accessOf } from '../access.ts';
import { Refusal } from '../problem.ts';
import type { ApiEnv } from './api-env.ts';

/** Whom an access token speaks for. */
export interface TokenHolder {
  readonly member: SeedMember;
  /** When that person really signed in, in seconds since 1970; a token made silently later does not change it. */
  readonly authenticatedAt: number;
}

/** Looks up access tokens. */
export interface Tokens {
  /** Nothing for a token that is unknown or expired, or whose sign-in has ended. */
  holderOf(token: string, origin: string): Promise<TokenHolder | undefined>;
}

/** Refuses with 401 `token_expired`, or 403 `user_unknown`, `user_inactive` or `not_admin`. */
export function authorise(tokens: Tokens): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    const holder = token && (await tokens.holderOf(token, new URL(c.req.url).origin));
    if (!holder) {
      throw new Refusal(401, 'token_expired', {
        headers: { 'WWW-Authenticate': token ? 'Bearer error="invalid_token"' : 'Bearer' },
      });
    }
    const access = accessOf(holder.member);
    if (!access.allowed) throw new Refusal(403, access.reason);
    c.set('user', access.user);
    c.set('authenticatedAt', holder.authenticatedAt);
    await next();
  };
}
