/** What a worker does first: settles intents that an earlier one left open, as far as it can without a sign-in. */

import { createClient } from '../../wisepay/client.ts';
import type { Endpoints } from '../../wisepay/endpoints.ts';
import type { Session } from '../../wisepay/sign-in/session.ts';
import type { Send } from '../../wisepay/transport.ts';
import { ownerOf } from './intent.ts';
import type { Operations } from './operations.ts';

interface Leftovers {
  readonly session: Pick<Session, 'peek'>;
  readonly send: Send;
  readonly operations: Pick<Operations, 'recover'>;
}

/**
 * Settles with the current token; without one, the next view of the invoice does it.
 *
 * @param endpoints the addresses in force; null if nothing names them
 * @throws {CodedError} `token_expired`
 */
export async function settleLeftovers(
  { session, send, operations }: Leftovers,
  endpoints: Endpoints | null,
): Promise<void> {
  const credentials = endpoints && (await session.peek(endpoints.issuer));
  if (endpoints === null || credentials === null) return;
  const { submit, findOperation } = createClient(send, endpoints.api, credentials.authorize);
  await operations.recover({ owner: ownerOf(endpoints, credentials), submit, findOperation });
}
