/** Tells the content script around the panel how much room the panel needs, whenever that changes. */
import type { Placement } from '../../lib/frame/frame-messages.ts';

/** @param place hands a report to the content script */
export function reportPlacement(place: (placement: Placement) => void) {
  let collapsed = false;
  let followed: Element | null = null;

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const height = Math.ceil(entry.target.getBoundingClientRect().height);
    // The frame's border is drawn by the content script: one px above, one below.
    place({ kind: 'wisepay-pod.placement', height: height + 2, collapsed });
  });

  return {
    /** Reports the height of `root` from now on. */
    follow(root: Element | null, isCollapsed: boolean) {
      collapsed = isCollapsed;
      if (root === null || root === followed) return;
      if (followed !== null) observer.unobserve(followed);
      observer.observe(root);
      followed = root;
    },
  };
}
