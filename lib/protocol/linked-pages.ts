/** Names for WisePay's own pages. The panel uses names because it never has an address. */

/** Pages that need neither a sign-in nor an invoice. */
export const publicPages = ['help', 'feedback'] as const;

/** Pages of WisePay's web app, for signed-in users. */
export const appPages = ['receipt', 'card_present', 'home'] as const;

/** A page that needs no sign-in. */
export type PublicPage = (typeof publicPages)[number];

/** A page for signed-in users. */
export type AppPage = (typeof appPages)[number];

/** Whether a page needs no sign-in. */
export function isPublicPage(page: PublicPage | AppPage): page is PublicPage {
  return publicPages.some((each) => each === page);
}
