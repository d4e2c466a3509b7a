/** Reports the panel's placement to the content script whenever it changes. */
import type { Docking, Placement } from '../../lib/protocol/frame-messages.ts';

/** @param place sends a report to the content script */
export function reportPlacement(place: (placement: Placement) => void) {
  let docking: Docking | null = null;
  let followed: Element | null = null;

  function report(root: Element) {
    if (docking === null) return;
    const height = Math.ceil(root.getBoundingClientRect().height);
    // The content script draws the frame's border: 1 px above and 1 px below.
    place({ kind: 'wisepay-pod.placement', height: height + 2, ...docking });
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) report(entry.target);
  });

  return {
    /** From now on, reports the height of `root` with the docking `now`. Null changes nothing. */
    follow(root: Element | null, now: Docking) {
      if (root === null) return;
      const isOther = now.side !== docking?.side || now.collapsed !== docking.collapsed;
      docking = now;
      if (root !== followed) {
        if (followed !== null) observer.unobserve(followed);
        // Observing also reports the height at once.
        observer.observe(root);
        followed = root;
      } else if (isOther) {
        report(root);
      }
    },
  };
}
