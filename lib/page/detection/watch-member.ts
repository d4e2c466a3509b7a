/** Follows who is signed in to PSA, so that no session outlives its person. No polling. */
import { readMember } from './member.ts';

export interface MemberWatch {
  /** The member's current email; null if no one is signed in or PSA does not say. */
  read(): string | null;
}

/**
 * Watches until `signal` aborts. Calls `onChange` at once, and whenever the member changes. A change in this tab is
 * noticed at the next navigation or `read`, a change in another tab at once.
 */
export function watchMember(
  window: Window,
  onChange: (email: string | null) => void,
  signal: AbortSignal,
): MemberWatch {
  let last = readMember(window)?.email ?? null;

  function read(): string | null {
    const email = readMember(window)?.email ?? null;
    if (email !== last) {
      last = email;
      onChange(email);
    }
    return email;
  }

  window.addEventListener('storage', read, { signal, passive: true });
  if ('navigation' in window) window.navigation.addEventListener('currententrychange', read, { signal });
  onChange(last);
  return { read };
}
