/** WisePay's own pages, by the names that the panel has for them: it never has an address. */

/** They need neither a sign-in nor an invoice. */
export const publicPages = ['help', 'feedback'] as const;

/** Pages of WisePay's web app, for whoever gets in. */
export const appPages = ['receipt', 'card_present', 'home'] as const;

/** A page that is for everybody. */
export type PublicPage = (typeof publicPages)[number];

/** A page for whoever has signed in. */
export type AppPage = (typeof appPages)[number];

/** Whether a page is for everybody. */
export function isPublicPage(page: PublicPage | AppPage): page is PublicPage {
  return publicPages.some((each) => each === page);
}
