/** The keys that bring the panel forward: from the browser to the worker, and from the worker to the panel. */

/** The name of the command in the manifest. */
export const openCommand = 'open-pod';

/**
 * The session storage key under which the shortcut briefly writes a call to a mount's panel. No page or content script
 * can write it.
 */
export const shortcutKey = (mountId: string) => `panel.call.${mountId}`;
