/** The ids of a panel's wishes: one wish has one id, however often it is tried; the next wish has another. */

export interface IntentIds {
  /** The id of the wish with this name: a UUID, a new one where the name is not known or was forgotten. */
  for(name: string): string;
  /** The wish is dealt with; the same words would be a new one. */
  forget(name: string): void;
}

/** Begins with none; nothing of it outlives the panel. */
export function createIntentIds(): IntentIds {
  const ids = new Map<string, string>();
  return {
    for(name) {
      const known = ids.get(name);
      if (known !== undefined) return known;
      const id = crypto.randomUUID();
      ids.set(name, id);
      return id;
    },
    forget(name) {
      ids.delete(name);
    },
  };
}
