/** Counts the requests to WisePay by kind and by second, and the bytes of answers. */

export const requestKinds = [
  'sign_in',
  'session',
  'invoice',
  'invoice_unchanged',
  'record',
  'news',
  'operation',
  'action',
  /** Any request without an answer, or refused because of an outage. */
  'failed',
] as const;

export type RequestKind = (typeof requestKinds)[number];

export interface Traffic {
  /** The number of answered requests, by kind. */
  readonly kinds: Readonly<Record<RequestKind, number>>;
  /** The total size of all answers' bodies. */
  readonly bytes: number;
  /** The most long polls open at the same time. */
  readonly mostPolls: number;
  /** Sign-ins started; each is three requests. */
  readonly signIns: number;
  /** Workers started by the browsers. */
  readonly workers: number;
  /** Invoices opened. */
  readonly views: number;
  /** The requests that arrived in each second. */
  readonly seconds: Uint32Array;
  /** Long polls that began in each second, minus those that ended. */
  readonly pollChanges: Int32Array;
}

export interface TrafficCounter {
  arrived(): void;
  answered(kind: RequestKind, bytes: number): void;
  pollBegan(): void;
  pollEnded(): void;
  count(what: 'signIns' | 'workers' | 'views'): void;
  readonly traffic: Traffic;
}

/**
 * @param from the start of counting, in ms since 1970; nothing before it is counted
 * @param seconds the length of counting, in s; nothing after it is counted
 */
export function countTraffic(from: number, seconds: number): TrafficCounter {
  const kinds = noKinds();
  const counts = { signIns: 0, workers: 0, views: 0 };
  const perSecond = new Uint32Array(seconds);
  const pollChanges = new Int32Array(seconds);
  let bytes = 0;
  const now = () => Math.floor((Date.now() - from) / 1000);
  const isCounted = () => now() >= 0 && now() < seconds;

  function change(list: Uint32Array | Int32Array, by: number) {
    if (isCounted()) list[now()] = (list[now()] ?? 0) + by;
  }

  return {
    arrived: () => change(perSecond, 1),
    answered(kind, length) {
      if (!isCounted()) return;
      kinds[kind] += 1;
      bytes += length;
    },
    pollBegan: () => change(pollChanges, 1),
    pollEnded: () => change(pollChanges, -1),
    count(what) {
      if (isCounted()) counts[what] += 1;
    },
    get traffic() {
      return { kinds, bytes, ...counts, seconds: perSecond, pollChanges, mostPolls: highest(pollChanges) };
    },
  };
}

/** Adds up the traffic of several parts of one fleet at the same time. */
export function addTraffic(parts: readonly Traffic[]): Traffic {
  const length = parts[0]?.seconds.length ?? 0;
  const total = { bytes: 0, signIns: 0, workers: 0, views: 0 };
  const kinds = noKinds();
  const seconds = new Uint32Array(length);
  const pollChanges = new Int32Array(length);
  for (const part of parts) {
    for (const name of ['bytes', 'signIns', 'workers', 'views'] as const) total[name] += part[name];
    for (const kind of requestKinds) kinds[kind] += part.kinds[kind];
    part.seconds.forEach((count, at) => {
      seconds[at] = (seconds[at] ?? 0) + count;
    });
    part.pollChanges.forEach((change, at) => {
      pollChanges[at] = (pollChanges[at] ?? 0) + change;
    });
  }
  return { ...total, kinds, seconds, pollChanges, mostPolls: highest(pollChanges) };
}

/** The most requests in any `length` consecutive seconds, from second `from` to before second `to`. */
export function busiest(seconds: Uint32Array, length: number, from = 0, to = seconds.length): number {
  let sum = 0;
  let most = 0;
  for (let at = from; at < to; at += 1) {
    sum += seconds[at] ?? 0;
    if (at - length >= from) sum -= seconds[at - length] ?? 0;
    most = Math.max(most, sum);
  }
  return most;
}

/** The average requests per second, from second `from` to before second `to`. */
export function rate(seconds: Uint32Array, from: number, to: number): number {
  return seconds.subarray(from, to).reduce((sum, count) => sum + count, 0) / Math.max(1, to - from);
}

function noKinds(): Record<RequestKind, number> {
  return Object.fromEntries(requestKinds.map((kind) => [kind, 0])) as Record<RequestKind, number>;
}

function highest(changes: Int32Array): number {
  let open = 0;
  let most = 0;
  for (const change of changes) {
    open += change;
    most = Math.max(most, open);
  }
  return most;
}
