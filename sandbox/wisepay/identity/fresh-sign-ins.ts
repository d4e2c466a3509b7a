/** What becomes of the wish for a fresh sign-in: some providers let the session that they have through. */
import type { KoaContextWithOIDC } from 'oidc-provider';
import * as v from 'valibot';

/**
 * `shown`: the login is shown, as it should be. `stale`: it is not, and the ID token says when the person signed in.
 * `untold`: it is not, and the token does not say either.
 */
export const freshSignInsSchema = v.picklist(['shown', 'stale', 'untold']);

export type FreshSignIns = v.InferOutput<typeof freshSignInsSchema>;

/** Longer than any session lasts, in seconds. */
const anyAge = 7 * 24 * 60 * 60;

/** Takes the wish off the request before the provider sees it. @param wanted what becomes of it at the moment */
export function overlookFreshness(wanted: () => FreshSignIns) {
  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    const query = new URLSearchParams(context.querystring);
    if (wanted() !== 'shown' && query.get('prompt') === 'login') {
      query.delete('prompt');
      query.delete('max_age');
      if (wanted() === 'stale') query.set('max_age', String(anyAge));
      context.querystring = query.toString();
    }
    await next();
  };
}
