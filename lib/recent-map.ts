/** A map with a limited number of entries: a new entry evicts the one that was set longest ago. */
export interface RecentMap<Key, Value> {
  /** Undefined if the key was never set or was evicted. */
  get(key: Key): Value | undefined;
  /** Sets an entry and makes it the newest. */
  set(key: Key, value: Value): void;
}

/** @param most the maximum number of entries */
export function createRecentMap<Key, Value>(most: number): RecentMap<Key, Value> {
  const entries = new Map<Key, Value>();

  return {
    get: (key) => entries.get(key),
    set(key, value) {
      // A map iterates over its keys in insertion order.
      entries.delete(key);
      entries.set(key, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= most) break;
        entries.delete(oldest);
      }
    },
  };
}
