/** The ways in which WisePay is away for a while, as everybody notices it at the same instant. */
import { type Assumptions, assumptions, minute, second } from './assumptions.ts';

export interface Outage {
  readonly title: string;
  /** For how long, in ms. */
  readonly lasts: number;
  /** Whether the requests that wait for an answer when it begins end there and then. */
  readonly endsOpenRequests: boolean;
  /**
   * What everybody gets meanwhile; null for a connection that breaks.
   * @param endsAt when it is over, in ms since 1970
   */
  answer(endsAt: number): Response | null;
  /** What is taken for granted besides, where it is another day than usual. */
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
    // A date has whole seconds, and the first of them is not too early.
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
