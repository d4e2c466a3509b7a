/** Keys of the session storage that the worker shares with a page of the extension. No web page and no content script can write there. */

/**
 * The session storage's key under which the worker leaves what was typed for the window that goes on with it.
 *
 * @param mountId the mount whose invoice the window shows
 */
export function draftsKey(mountId: string): string {
  return `drafts.${mountId}`;
}

/** The key in the session storage under which a call to the panel of a mount stands for a moment. */
export const shortcutKey = (mountId: string) => `panel.call.${mountId}`;
