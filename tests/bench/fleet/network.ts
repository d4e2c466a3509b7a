/** The network from the browsers to WisePay. It has latency, can be interrupted for all at once, and counts traffic. */
import type { Fetch } from '#lib/wisepay/transport.ts';
import type { Outage } from './outages.ts';
import { between, type Random, type Range } from './random.ts';
import type { RequestKind, TrafficCounter } from './traffic.ts';
import { wait } from './virtual-time.ts';

/** The server behind the network: an office's own WisePay. */
export type Server = (request: Request) => Promise<Response>;

export interface Network {
  /** A browser's `fetch`. */
  fetchOf(server: Server, random: Random): Fetch;
  /** Starts an outage, and resolves when it is over. */
  suffer(outage: Outage): Promise<void>;
}

export function createNetwork(traffic: TrafficCounter, latency: Range): Network {
  let outage: { readonly kind: Outage; readonly endsAt: number } | undefined;
  /** Functions that end the requests now waiting for an answer. */
  const open = new Set<() => void>();

  /** The outage's answer to every request. @throws {TypeError} if the connection breaks */
  function interrupt(): Response {
    const answer = outage?.kind.answer(outage.endsAt) ?? null;
    if (answer === null) throw new TypeError('Failed to fetch');
    return answer;
  }

  /** The server's answer, unless an outage or the caller ends the exchange first. */
  async function exchange(server: Server, request: Request): Promise<Response> {
    if (outage !== undefined) return interrupt();
    let end = () => {};
    let abort = () => {};
    const answer = new Promise<Response>((resolve, reject) => {
      end = () => {
        try {
          resolve(interrupt());
        } catch (error) {
          reject(error);
        }
      };
      abort = () => reject(request.signal.reason);
      open.add(end);
      request.signal.addEventListener('abort', abort);
      server(request).then(resolve, reject);
    });
    return answer.finally(() => {
      open.delete(end);
      request.signal.removeEventListener('abort', abort);
    });
  }

  return {
    fetchOf: (server, random) => async (input, init) => {
      const request = new Request(input, init);
      const pause = between(random, latency);
      await wait(pause);
      request.signal.throwIfAborted();
      const isPoll = new URL(request.url).searchParams.has('wait');
      traffic.arrived();
      if (isPoll) traffic.pollBegan();
      try {
        const response = await exchange(server, request);
        // Read here, to count its bytes. An answer without a body must not get an empty one.
        const body = response.body === null ? null : await response.arrayBuffer();
        traffic.answered(kindOf(request, response.status), body?.byteLength ?? 0);
        await wait(pause);
        return new Response(body, response);
      } catch (error) {
        traffic.answered('failed', 0);
        throw error;
      } finally {
        if (isPoll) traffic.pollEnded();
      }
    },

    async suffer(kind) {
      outage = { kind, endsAt: Date.now() + kind.lasts };
      if (kind.endsOpenRequests) for (const end of [...open]) end();
      if (kind.lasts > 0) await wait(kind.lasts);
      outage = undefined;
    },
  };
}

function kindOf({ method, url }: Request, status: number): RequestKind {
  const { pathname, searchParams } = new URL(url);
  if (status >= 500 || status === 429) return 'failed';
  if (pathname.startsWith('/oidc')) return 'sign_in';
  if (method === 'POST') return 'action';
  if (pathname === '/api/session') return 'session';
  if (pathname === '/api/invoices') return status === 304 ? 'invoice_unchanged' : 'invoice';
  if (pathname.startsWith('/api/operations/')) return 'operation';
  return searchParams.has('wait') ? 'news' : 'record';
}
