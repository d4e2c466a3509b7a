/** Checks that a person has just signed in: a provider may accept an earlier session, whatever the request says. */
import type * as oauth from 'oauth4webapi';
import { CodedError } from '../../errors.ts';

/** How far the clocks of one provider's servers may differ, in seconds. Its times are whole seconds. */
const toleranceSeconds = 10;

/**
 * Requires that a sign-in took place after the request for it. The provider's own times are compared with each other:
 * this machine's clock may be wrong, and only measures the elapsed time.
 *
 * @param claims of the ID token, which has just been issued
 * @param elapsedMs since the request to the provider, in ms
 * @throws {CodedError} `sign_in_unproven` if the token does not say when the person signed in; `sign_in_not_fresh` if
 *   it was before
 */
export function requireFresh(
  { auth_time, iat }: Pick<oauth.IDToken, 'auth_time' | 'iat'>,
  elapsedMs: number,
): void {
  if (auth_time === undefined) throw new CodedError('sign_in_unproven');
  const earliest = iat - elapsedMs / 1000 - toleranceSeconds;
  if (auth_time < earliest || auth_time > iat + toleranceSeconds) throw new CodedError('sign_in_not_fresh');
}
