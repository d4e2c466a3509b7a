/** Notifies pages of the extension when the administrator's policy has changed and the worker uses the new one. */
import browser from 'webextension-polyfill';

/** The storage key of the policy that the worker uses. */
export const lastKnownKey = 'policy.last-known';

/**
 * Calls `onChange` after every change of the policy. The browser notifies all contexts of a change at once, in no
 * order. The worker writes down only what it has read, so a question after that is answered by the new policy.
 *
 * @returns a function that stops following
 */
export function followPolicy(onChange: () => void): () => void {
  // Not looked up again at the end: then the browser may have replaced the extension.
  const { onChanged } = browser.storage;
  function hear(changes: Readonly<Record<string, unknown>>, area: string) {
    if (area === 'local' && Object.hasOwn(changes, lastKnownKey)) onChange();
  }
  onChanged.addListener(hear);
  return () => onChanged.removeListener(hear);
}
