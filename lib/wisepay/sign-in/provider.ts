/** WisePay's OpenID provider, and how oauth4webapi reaches it. */
import * as oauth from 'oauth4webapi';
import { isLoopbackName } from '../../loopback.ts';
import type { Send } from '../transport.ts';

/** The POD, as WisePay knows it: a public client. Inference: WisePay publishes no client id. */
export const podClient: oauth.Client = { client_id: 'wisepay-pod' };

/**
 * What the provider says about itself.
 *
 * @throws what oauth4webapi throws for a document that is none, and what `Send` throws
 */
export async function discover(send: Send, issuer: string): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(
    url,
    await oauth.discoveryRequest(url, providerOptions(send, issuer)),
  );
}

/** Lets oauth4webapi speak through `send`. */
export function providerOptions(send: Send, issuer: string) {
  return {
    [oauth.customFetch]: (
      url: string,
      { method, headers, body }: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
    ) => send(url, { method, headers, body: body ?? null }),
    [oauth.allowInsecureRequests]: isSandbox(new URL(issuer)),
  };
}

/** Plain HTTP is accepted on loopback only, for the sandbox. */
export function isSandbox({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && isLoopbackName(hostname);
}
