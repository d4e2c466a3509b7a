import type { SessionItem } from '#lib/wisepay/sign-in/kept-token.ts';

/** One value in the session storage; a test may look at it and change it. */
export interface SessionMemory extends SessionItem {
  value: unknown;
}

export function sessionMemory(value?: unknown): SessionMemory {
  const item: SessionMemory = {
    value,
    read: async () => item.value,
    write: async (written) => {
      item.value = structuredClone(written);
    },
    clear: async () => {
      item.value = undefined;
    },
  };
  return item;
}
