/** The API requests since the last reset, for tests that count them. */

/** One request, with its answer's status once there is one. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** `?host=…`, or empty. */
  readonly query: string;
  readonly requestId: string;
  /** The status of the answer, even if the answer was lost; `null` while there is none. */
  status: number | null;
}

/** The requests in the order in which they arrived. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  get requests(): readonly Readonly<LoggedRequest>[] {
    return this.#requests;
  }

  /** Records a request that has just arrived, without a status: set it in the returned entry. */
  add(request: Omit<LoggedRequest, 'status'>): LoggedRequest {
    const logged = { ...request, status: null };
    this.#requests.push(logged);
    return logged;
  }

  /** Forgets all requests. */
  clear(): void {
    this.#requests = [];
  }
}
