/** Faults to order: what fails, and for which of the next requests. */
import * as v from 'valibot';

/** A fault as it is ordered (docs/testing.md). */
export const faultSchema = v.pipe(
  v.strictObject({
    /** `POST`, or `*` for any. */
    method: v.pipe(v.string(), v.toUpperCase()),
    /** A prefix of the path or, with a `*` in it, a pattern for the whole path. `/api` may be left out. */
    path: v.pipe(v.string(), v.startsWith('/')),
    /** Modes with `after` carry out the request first. */
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
    /** With `status` and `status_after`: the answer's status. */
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)), 503),
    /** With `delay`: milliseconds. */
    ms: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120_000)), 1000),
    /** With the statuses 429 and 503: the `Retry-After`. */
    retryAfterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
    /** With `forge`: the change to the true answer, as a JSON merge patch (RFC 7396). */
    merge: v.optional(v.record(v.string(), v.unknown()), {}),
    /** With `redirect`: the target. */
    location: v.optional(v.pipe(v.string(), v.url()), 'https://wisepay.invalid/'),
    /** How many requests it applies to. */
    times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  v.readonly(),
);

export type Fault = v.InferOutput<typeof faultSchema>;

/** The pending faults. */
export class Faults {
  #ordered: { readonly fault: Fault; left: number }[] = [];

  /** Orders a fault; faults apply in the order in which they were ordered. */
  add(fault: Fault): void {
    this.#ordered.push({ fault, left: fault.times });
  }

  /** The pending fault for this request, which is now used once; undefined if there is none. */
  take(method: string, path: string): Fault | undefined {
    const next = this.#ordered.find(({ fault }) => fits(fault, method, path));
    if (!next) return undefined;
    next.left -= 1;
    this.#ordered = this.#ordered.filter(({ left }) => left > 0);
    return next.fault;
  }

  /** Removes all pending faults. */
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
