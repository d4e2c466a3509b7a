/** Who is asking: every endpoint needs the token of an active admin user. */
import type { MiddlewareHandler } from 'hono';
import { accessOf } from '../access.ts';
import type { Identity } from '../identity/identity.ts';
import { Refusal } from '../problem.ts';
import type { ApiEnv } from './api-env.ts';

/** Refuses with 401 `token_expired`, or 403 `user_unknown`, `user_inactive` or `not_admin`. */
export function authorise(identity: Identity): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    const member = token && (await identity.memberOfToken(token, new URL(c.req.url).origin));
    if (!member) {
      throw new Refusal(401, 'token_expired', {
        headers: { 'WWW-Authenticate': token ? 'Bearer error="invalid_token"' : 'Bearer' },
      });
    }
    const access = accessOf(member);
    if (!access.allowed) throw new Refusal(403, access.reason);
    c.set('user', access.user);
    await next();
  };
}
