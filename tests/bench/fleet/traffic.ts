/** Counts what arrives at WisePay: of which kind, how many bytes of answers, and how much in each second. */

export const requestKinds = [
  'sign_in',
  'session',
  'invoice',
  'invoice_unchanged',
  'record',
  'news',
  'operation',
  'action',
  /** Whatever it was: nothing came back, or a refusal to deal with it. */
  'failed',
] as const;

export type RequestKind = (typeof requestKinds)[number];

export interface Traffic {
  /** How many were answered, by kind. */
  readonly kinds: Readonly<Record<RequestKind, number>>;
  /** Of the bodies of answers. */
  readonly bytes: number;
  /** Long polls that were open at the same time, at most. */
  readonly mostPolls: number;
  /** Sign-ins that were begun; each is three requests. */
  readonly signIns: number;
  /** Workers that the browsers started. */
  readonly workers: number;
  /** Invoices that were opened. */
  readonly views: number;
  /** Requests that arrived in each second. */
  readonly seconds: Uint32Array;
  /** Long polls that began in each second, less those that ended in it. */
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
 * @param from where counting begins, in ms since 1970; what is before or after is not counted
 * @param seconds for how long
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

/** What several parts of one fleet caused at the same time. */
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

/** The most in any `length` seconds in a row, of those from `from` up to `to`. */
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

/** Requests for each second from `from` up to `to`. */
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
