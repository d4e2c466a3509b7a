/** What a worker does first: it settles the intents that an earlier one left open, as far as it may without asking. */
import type { Operations } from '../../../operations/operations.ts';
import { ownerOf } from '../../../operations/owner.ts';
import { createClient } from '../../../wisepay/client.ts';
import type { Endpoints } from '../../../wisepay/endpoints.ts';
import type { Access } from '../../../wisepay/sign-in/access.ts';
import type { Send } from '../../../wisepay/transport.ts';

export interface LeftoversParts {
  readonly access: Pick<Access, 'peek'>;
  readonly send: Send;
  readonly operations: Pick<Operations, 'recover'>;
  /** The addresses in force; null when nothing names them. */
  endpoints(): Promise<Endpoints | null>;
}

/**
 * Settles with the token that is there; without one, the next view of the invoice does it.
 *
 * @throws {CodedError} `token_expired`
 */
export async function settleLeftovers({ access, send, operations, endpoints: read }: LeftoversParts) {
  const endpoints = await read();
  const pass = endpoints && (await access.peek(endpoints.issuer));
  if (endpoints === null || pass === null) return;
  const { submit, findOperation } = createClient(send, endpoints.api, pass.authorize);
  await operations.recover({ owner: ownerOf(endpoints, pass), submit, findOperation });
}
