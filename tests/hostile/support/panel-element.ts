/** Finds the panel's element on the page, as the page itself can. */
export const panelElement = 'html > div:last-child';
