/** Tells the content script around the panel where the panel stands and how much room it needs, whenever that changes. */
import type { Docking, Placement } from '../../lib/protocol/frame-messages.ts';

/** @param place hands a report to the content script */
export function reportPlacement(place: (placement: Placement) => void) {
  let docking: Docking | null = null;
  let followed: Element | null = null;

  function report(root: Element) {
    if (docking === null) return;
    const height = Math.ceil(root.getBoundingClientRect().height);
    // The frame's border is drawn by the content script: one px above, one below.
    place({ kind: 'wisepay-pod.placement', height: height + 2, ...docking });
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) report(entry.target);
  });

  return {
    /** Reports the height of `root`, and how the panel stands, from now on. */
    follow(root: Element | null, now: Docking) {
      if (root === null) return;
      const isOther = now.side !== docking?.side || now.collapsed !== docking.collapsed;
      docking = now;
      if (root !== followed) {
        if (followed !== null) observer.unobserve(followed);
        // Reports it, too.
        observer.observe(root);
        followed = root;
      } else if (isOther) {
        report(root);
      }
    },
  };
}
