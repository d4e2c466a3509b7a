/** The last failures, for the diagnostics: their codes and what support needs to find them, not what was requested. */
import * as v from 'valibot';
import { errorCodeSchema, errorDetailsSchema, type PodError } from '../../errors.ts';
import { createTurns } from '../../turns.ts';

/** Session storage: survives the worker, not the browser. */
export interface ErrorStore {
  /** Undefined before the first write. */
  read(): Promise<unknown>;
  write(errors: readonly RecentError[]): Promise<void>;
}

/** Both reject if the storage fails. */
export interface RecentErrors {
  /** Stores an error with the current time. */
  note(error: PodError): Promise<void>;
  /** Up to ten, oldest first. */
  read(): Promise<readonly RecentError[]>;
}

/** How many are kept. */
const mostErrors = 10;

const recentErrorsSchema = v.array(
  v.object({
    /** In ms since 1970, within the range of a `Date`. */
    at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
    code: errorCodeSchema,
    ...v.pick(errorDetailsSchema, ['status', 'problemCode', 'requestId', 'unread']).entries,
  }),
);

export type RecentError = Readonly<v.InferOutput<typeof recentErrorsSchema>[number]>;

/** @param now the time in ms since 1970 */
export function createRecentErrors(store: ErrorStore, now: () => number): RecentErrors {
  /** One write after the other, so that none is lost. */
  const inTurn = createTurns();

  async function read() {
    const errors = v.safeParse(recentErrorsSchema, await store.read());
    return errors.success ? errors.output : [];
  }

  async function add({ code, details: { status, problemCode, requestId, unread } }: PodError, at: number) {
    const error: RecentError = {
      at,
      code,
      ...(status !== undefined && { status }),
      ...(problemCode !== undefined && { problemCode }),
      ...(requestId !== undefined && { requestId }),
      ...(unread !== undefined && { unread }),
    };
    await store.write(
      [...(await read()).filter((each) => !isSameUnread(each, error)), error].slice(-mostErrors),
    );
  }

  return {
    note(error) {
      const at = now();
      return inTurn(() => add(error, at));
    },
    read: () => inTurn(read),
  };
}

/** The same parts are unread in every answer as long as WisePay sends them: this must not push out other errors. */
function isSameUnread(a: RecentError, b: RecentError): boolean {
  return a.unread !== undefined && a.code === b.code && a.unread.join() === b.unread?.join();
}
