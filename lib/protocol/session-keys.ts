/** Keys of session storage that the worker shares with the extension's pages. No other page or script can write it. */

/**
 * The session storage key under which the worker leaves the drafts for a review window.
 *
 * @param mountId the mount whose invoice the window shows
 */
export function draftsKey(mountId: string): string {
  return `drafts.${mountId}`;
}

/** The session storage key under which the shortcut briefly writes a call to a mount's panel. */
export const shortcutKey = (mountId: string) => `panel.call.${mountId}`;
