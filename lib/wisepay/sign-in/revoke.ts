import * as oauth from 'oauth4webapi';
import type { Send } from '../transport.ts';
import { discover, podClient, providerOptions } from './provider.ts';

/**
 * Ends a token at WisePay before its time (RFC 7009), where WisePay has a place for that.
 *
 * @throws what `Send` and oauth4webapi throw when it did not work
 */
export async function revokeToken(send: Send, issuer: string, accessToken: string): Promise<void> {
  const server = await discover(send, issuer);
  if (server.revocation_endpoint === undefined) return;
  const options = providerOptions(send, issuer);
  const response = await oauth.revocationRequest(server, podClient, oauth.None(), accessToken, options);
  await oauth.processRevocationResponse(response);
}
