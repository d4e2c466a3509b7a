import * as oauth from 'oauth4webapi';
import type { Send } from '../transport.ts';
import { discover, podClient, providerOptions } from './provider.ts';

/**
 * Revokes a token at WisePay before it expires (RFC 7009), if WisePay has an endpoint for that.
 *
 * @throws what `Send` and oauth4webapi throw if it does not work
 */
export async function revokeToken(send: Send, issuer: string, accessToken: string): Promise<void> {
  const server = await discover(send, issuer);
  if (server.revocation_endpoint === undefined) return;
  const options = providerOptions(send, issuer);
  const response = await oauth.revocationRequest(server, podClient, oauth.None(), accessToken, options);
  await oauth.processRevocationResponse(response);
}
