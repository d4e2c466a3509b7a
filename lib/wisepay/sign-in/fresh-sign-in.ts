/** Whether somebody has really just signed in: a provider may let a session of before through, whatever it was asked. */
import type * as oauth from 'oauth4webapi';
import { CodedError } from '../../errors.ts';

/** How far the clocks of one provider's servers may differ, in seconds. Its times are in whole ones. */
const toleranceSeconds = 10;

/**
 * Holds a sign-in to having taken place since it was asked for. The provider's own times are compared with each other: this
 * machine's clock may be wrong, and only measures how long it took.
 *
 * @param claims of the ID token, which has just been issued
 * @param elapsedMs since the provider was asked, in ms
 * @throws {CodedError} `sign_in_unproven` where the token does not say when the person signed in; `sign_in_not_fresh` where
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
