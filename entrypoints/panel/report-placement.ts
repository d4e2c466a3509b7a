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
    /** From now on, reports the height of `root` with the docking `now`. Null if nothing is shown. */
    follow(root: Element | null, now: Docking) {
      if (root === null) {
        if (now.place !== 'side_panel') return;
        docking = now;
        if (followed !== null) observer.unobserve(followed);
        followed = null;
        place({ kind: 'wisepay-pod.placement', height: 0, ...now });
        return;
      }
      const isOther = JSON.stringify(now) !== JSON.stringify(docking);
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
