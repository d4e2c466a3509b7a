/**
 * The worker's one call to a panel: to come forward, because the person has pressed the keys for it. It goes through the
 * session storage, which no page and no content script can write to; so the panel has to listen to nobody's messages.
 */

/** The key in the session storage under which a call to the panel of a mount stands for a moment. */
export const callKey = (mountId: string) => `panel.call.${mountId}`;
