/** WisePay's OpenID provider, and how oauth4webapi reaches it. */
import * as oauth from 'oauth4webapi';
import { isLoopbackName } from '../../loopback.ts';
import type { Send } from '../transport.ts';

/** The POD, as WisePay knows it: a public client. Inference: WisePay does not publish a client ID. */
export const podClient: oauth.Client = { client_id: 'wisepay-pod' };

/**
 * The provider's metadata.
 *
 * @throws what oauth4webapi throws for an invalid document, and what `Send` throws
 */
export async function discover(send: Send, issuer: string): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(
    url,
    await oauth.discoveryRequest(url, providerOptions(send, issuer)),
  );
}

/** Makes oauth4webapi send its requests through `send`. */
export function providerOptions(send: Send, issuer: string) {
  return {
    [oauth.customFetch]: (
      url: string,
      { method, headers, body }: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
    ) => send(url, { method, headers, body: body ?? null }),
    [oauth.allowInsecureRequests]: isSandbox(new URL(issuer)),
  };
}

/** Whether an address is the sandbox's: plain HTTP, which is accepted on loopback only. */
export function isSandbox({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && isLoopbackName(hostname);
}
