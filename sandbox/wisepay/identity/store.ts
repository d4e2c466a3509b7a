/**
 * The identity server's storage for sessions, grants, codes and tokens: one memory for all its instances, so that all
 * public origins share it.
 */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly model: string;
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface IdentityStore {
  /** Gives the identity server its storage for one kind of record. */
  readonly adapterFor: AdapterFactory;
  /** Forgets every record of a kind, such as `Session`. */
  forget(model: string): void;
  /** Forgets everything. */
  clear(): void;
}

export function createIdentityStore(): IdentityStore {
  const entries = new Map<string, Entry>();
  return {
    adapterFor: (model) => new MemoryAdapter(model, entries),
    forget: (model) => remove(entries, (entry) => entry.model === model),
    clear: () => entries.clear(),
  };
}

class MemoryAdapter implements Adapter {
  readonly #model: string;
  readonly #entries: Map<string, Entry>;

  constructor(model: string, entries: Map<string, Entry>) {
    this.#model = model;
    this.#entries = entries;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn = Number.POSITIVE_INFINITY): Promise<void> {
    const expiresAt = Date.now() + expiresIn * 1000;
    this.#entries.set(this.#key(id), { model: this.#model, payload, expiresAt });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#live().find(([key]) => key === this.#key(id))?.[1].payload;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#live().find(([, { model, payload }]) => model === this.#model && payload.uid === uid)?.[1]
      .payload;
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#live().find(([, { payload }]) => payload.userCode === userCode)?.[1].payload;
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    // Only records of this kind: a sign-in in progress also names a grant, and must outlive it.
    remove(this.#entries, ({ model, payload }) => model === this.#model && payload.grantId === grantId);
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }

  #live(): [string, Entry][] {
    remove(this.#entries, ({ expiresAt }) => expiresAt <= Date.now());
    return [...this.#entries];
  }
}

function remove(entries: Map<string, Entry>, matches: (entry: Entry) => boolean): void {
  for (const [key, entry] of entries) if (matches(entry)) entries.delete(key);
}
