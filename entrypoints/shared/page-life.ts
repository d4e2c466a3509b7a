/** How long a page of the extension lives. */

/** A controller that aborts when the page is gone; one that the browser keeps for going back to is not. */
export function pageLife(window: Window): AbortController {
  const life = new AbortController();
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) life.abort();
  });
  return life;
}
