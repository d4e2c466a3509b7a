/** Browsers draw pages ahead of time, in front of nobody: the worker hears none of their messages. */

declare global {
  interface Document {
    /** Whether the page is drawn ahead of time (Prerendering Revamped); TypeScript does not know it yet. */
    readonly prerendering?: boolean;
  }
}

/** Resolves once a page that is drawn ahead of time has become a tab's page. */
export function untilActivated(document: Document): Promise<unknown> {
  return new Promise((resolve) => {
    document.addEventListener('prerenderingchange', resolve, { once: true });
  });
}
