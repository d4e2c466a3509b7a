/**
 * The network between a worker and WisePay. A request that has left arrives even if the worker dies, unless the network
 * loses it. WisePay carries it out, whether or not the worker still waits for the answer.
 */
import type { Fetch } from '#lib/wisepay/transport.ts';
import type { InProcessWisePay } from '#sandbox/wisepay/in-process.ts';
import type { Clock } from '#sandbox/wisepay/time/clock.ts';
import { unlessAborted } from '#sandbox/wisepay/unless-aborted.ts';
import type { Flow } from './flow.ts';
import type { Life } from './life.ts';

/** A request that moves money or sends a reminder, or a question about its outcome. */
export interface KeyedRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** As it was sent; empty for a question. */
  readonly body: string;
}

/** Receives what leaves a worker and what reaches it. */
export interface NetworkWitness {
  sent(request: KeyedRequest): void;
  answered(request: KeyedRequest, status: number, body: string): void;
}

export interface Network {
  fetchOf(life: Life): Fetch;
  /** Loses the requests that a worker has sent and WisePay has not received. */
  loseRequestsOf(life: Life): void;
}

interface Letter {
  readonly life: Life;
  state: 'on_its_way' | 'received' | 'lost';
}

export function createNetwork(
  flow: Flow,
  wisepay: InProcessWisePay<Clock>,
  witness: NetworkWitness,
): Network {
  const letters = new Set<Letter>();

  async function carry(letter: Letter, request: Request, label: string): Promise<Response> {
    letters.add(letter);
    try {
      await flow.turn(`${label} arrives`);
      if (letter.state === 'lost') throw new TypeError('Failed to fetch');
      letter.state = 'received';
      // Without the caller's signal: an abort does not recall a request that has left.
      return await wisepay.fetch(new Request(request, { signal: null }));
    } finally {
      letters.delete(letter);
    }
  }

  return {
    fetchOf: (life) => async (input, init) => {
      const request = new Request(input, init);
      const label = `${request.method} ${withoutIds(new URL(request.url).pathname)}`;
      await life.turn(`${label} leaves`);
      request.signal.throwIfAborted();
      const keyed = await keyedPart(request);
      if (keyed !== undefined) witness.sent(keyed);
      const answer = carry({ life, state: 'on_its_way' }, request, label);
      const response = await unlessAborted(request.signal, answer);
      await life.turn(`${label} answered`);
      if (keyed !== undefined) witness.answered(keyed, response.status, await response.clone().text());
      return response;
    },
    loseRequestsOf(life) {
      for (const letter of letters) {
        if (letter.life === life && letter.state === 'on_its_way') letter.state = 'lost';
      }
    },
  };
}

async function keyedPart(request: Request): Promise<KeyedRequest | undefined> {
  const { method } = request;
  const path = new URL(request.url).pathname.replace(/^\/api/, '');
  const asked = /^\/operations\/(.+)$/.exec(path)?.[1];
  const key = asked ?? request.headers.get('Idempotency-Key');
  if (key === null) return undefined;
  return { key, method, path, body: method === 'POST' ? await request.clone().text() : '' };
}

/** Removes WisePay's IDs, which differ each time: a schedule must print the same each time. */
function withoutIds(path: string): string {
  return path.replace(/^\/api\//, '').replace(/(?<=\/)(?:tp|pay|ref)_[^/]+/g, '…');
}
