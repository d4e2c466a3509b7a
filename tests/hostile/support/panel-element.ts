/** The selector of the panel's element, as the page can find it. */
export const panelElement = 'html > div:last-child';
