/**
 * The session storage's key under which the worker leaves what was typed for the window that goes on with it.
 *
 * @param mountId the mount whose invoice the window shows
 */
export function draftsKey(mountId: string): string {
  return `drafts.${mountId}`;
}
