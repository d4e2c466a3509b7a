/** How a request for a fresh sign-in is handled: some providers accept the existing session instead. */
import type { KoaContextWithOIDC } from 'oidc-provider';
import * as v from 'valibot';

/**
 * `shown`: the login is shown, as it should be. `stale`: it is not, and the ID token says when the person signed in.
 * `untold`: it is not, and the token does not say.
 */
export const freshSignInsSchema = v.picklist(['shown', 'stale', 'untold']);

export type FreshSignIns = v.InferOutput<typeof freshSignInsSchema>;

/** Longer than any session lasts, in seconds. */
const anyAge = 7 * 24 * 60 * 60;

/**
 * Middleware that removes a request for a fresh sign-in before the provider sees it.
 * @param wanted the current handling
 */
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
