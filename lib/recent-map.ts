/** A map that keeps so many entries and no more: the one that was set longest ago is forgotten for a new one. */
export interface RecentMap<Key, Value> {
  /** Undefined where the key was never set, or is forgotten. */
  get(key: Key): Value | undefined;
  /** Sets an entry, which is the newest one then. */
  set(key: Key, value: Value): void;
}

/** @param most how many entries are kept */
export function createRecentMap<Key, Value>(most: number): RecentMap<Key, Value> {
  const entries = new Map<Key, Value>();

  return {
    get: (key) => entries.get(key),
    set(key, value) {
      // A map goes through its keys in the order in which they came.
      entries.delete(key);
      entries.set(key, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= most) break;
        entries.delete(oldest);
      }
    },
  };
}
