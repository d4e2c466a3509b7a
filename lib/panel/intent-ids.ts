/** The IDs of a panel's intents: one intent has one ID, however often it is tried; the next intent has another. */

export interface IntentIds {
  /** The ID of the intent with this name: a UUID, new if the name is not known or was forgotten. */
  for(name: string): string;
  /** The intent is dealt with; the same name is a new intent from now on. */
  forget(name: string): void;
}

/** Starts with no IDs; they do not outlive the panel. */
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
