/** Browsers prerender pages before anyone sees them. The worker gets none of their messages. */

declare global {
  interface Document {
    /** Whether the page is being prerendered (Prerendering Revamped); TypeScript has no type for it yet. */
    readonly prerendering?: boolean;
  }
}

/** Resolves when a prerendered page becomes a tab's page. */
export function untilActivated(document: Document): Promise<unknown> {
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', resolve, { once: true });
  });
}
