/** Follows who is signed in to PSA, so that a session never outlives its person. No polling. */
import { readMember } from './member.ts';

export interface MemberWatch {
  /** The member's email now; null when nobody is signed in or PSA does not tell. */
  read(): string | null;
}

/**
 * Watches until `signal` aborts. `onChange` is called at once, and when the member is another than before. A change
 * in this very tab is noticed with the next navigation or `read`, one in another tab at once.
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
