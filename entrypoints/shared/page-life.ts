/** The lifetime of an extension page. */

/** A controller that aborts when the page is gone. A page in the back/forward cache is not gone. */
export function pageLife(window: Window): AbortController {
  const life = new AbortController();
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) life.abort();
  });
  return life;
}
