/** WisePay's outages, each of which all browsers notice at the same time. */
import { type Assumptions, assumptions, minute, second } from './assumptions.ts';

export interface Outage {
  readonly title: string;
  /** The outage's length, in ms. */
  readonly lasts: number;
  /** Whether requests that wait for an answer end when the outage begins. */
  readonly endsOpenRequests: boolean;
  /**
   * The answer to every request meanwhile; null for a broken connection.
   * @param endsAt when the outage is over, in ms since 1970
   */
  answer(endsAt: number): Response | null;
  /** Changed assumptions, if the day differs from the usual one. */
  readonly given?: Partial<Assumptions>;
}

export const outages = {
  restart: {
    title: 'all connections break, and WisePay is there again at once',
    lasts: 0,
    endsOpenRequests: true,
    answer: () => null,
  },
  restart_while_many_follow: {
    title: 'the same, on a day on which every tenth technician follows a refund',
    lasts: 0,
    endsOpenRequests: true,
    answer: () => null,
    given: { deeds: { ...assumptions.deeds, refund: 0.12 }, leftOpen: 1 },
  },
  gone: {
    title: 'all connections break, and WisePay is gone for 60 s',
    lasts: minute,
    endsOpenRequests: true,
    answer: () => null,
  },
  unavailable: {
    title: '503 with `Retry-After: 30` for two minutes, open requests included',
    lasts: 2 * minute,
    endsOpenRequests: true,
    answer: () => refusal(503, 'unavailable', '30'),
  },
  rate_limited: {
    title: '429 for two minutes, its `Retry-After` the same moment for all',
    lasts: 2 * minute,
    endsOpenRequests: false,
    // The date has whole seconds; rounding up keeps it from being too early.
    answer: (endsAt) =>
      refusal(429, 'rate_limited', new Date(Math.ceil(endsAt / second) * second).toUTCString()),
  },
} as const satisfies Record<string, Outage>;

export type OutageName = keyof typeof outages;

function refusal(status: number, code: string, retryAfter: string): Response {
  const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': retryAfter };
  return new Response(JSON.stringify({ status, code, detail: 'The load model ordered it' }), {
    status,
    headers,
  });
}
