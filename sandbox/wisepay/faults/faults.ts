/** Failures to order: what goes wrong with which of the next requests. */
import * as v from 'valibot';

/** A fault as it is ordered (docs/testing.md). */
export const faultSchema = v.pipe(
  v.strictObject({
    /** `POST`, or `*` for any. */
    method: v.pipe(v.string(), v.toUpperCase()),
    /** A prefix of the path or, with a `*` in it, a pattern for the whole path. `/api` may be left out. */
    path: v.pipe(v.string(), v.startsWith('/')),
    /** The modes with `after` carry the request out first. */
    mode: v.picklist([
      'drop_before',
      'drop_after',
      'status',
      'status_after',
      'delay',
      'malformed',
      'malformed_after',
      'forge',
      'redirect',
    ]),
    /** With `status` and `status_after`: what to answer. */
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)), 503),
    /** With `delay`: milliseconds. */
    ms: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120_000)), 1000),
    /** With the statuses 429 and 503. */
    retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
    /** With `forge`: what the true answer is changed by, as in a JSON merge patch (RFC 7396). */
    merge: v.optional(v.record(v.string(), v.unknown()), {}),
    /** With `redirect`: where to. */
    location: v.optional(v.pipe(v.string(), v.url()), 'https://wisepay.invalid/'),
    /** How many requests it happens to. */
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  v.readonly(),
);

export type Fault = v.InferOutput<typeof faultSchema>;

/** The faults that are still to happen. */
export class Faults {
  #ordered: { readonly fault: Fault; left: number }[] = [];

  /** Orders a fault; those ordered first happen first. */
  add(fault: Fault): void {
    this.#ordered.push({ fault, left: fault.times });
  }

  /** The fault that is to happen to this request, now used once. */
  take(method: string, path: string): Fault | undefined {
    const next = this.#ordered.find(({ fault }) => fits(fault, method, path));
    if (!next) return undefined;
    next.left -= 1;
    this.#ordered = this.#ordered.filter(({ left }) => left > 0);
    return next.fault;
  }

  /** Calls off everything. */
  clear(): void {
    this.#ordered = [];
  }
}

function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== '*' && fault.method !== method) return false;
  return [path, path.replace(/^\/api(?=\/)/, '')].some((each) =>
    fault.path.includes('*') ? pattern(fault.path).test(each) : each.startsWith(fault.path),
  );
}

function pattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
