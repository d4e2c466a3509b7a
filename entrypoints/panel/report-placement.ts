/** Tells the content script around the panel how much room the panel needs, whenever that changes. */
import type { Placement } from '../../lib/frame/frame-messages.ts';

export function reportPlacement(window: Window) {
  let collapsed = false;
  let followed: Element | null = null;

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const height = Math.ceil(entry.target.getBoundingClientRect().height);
    // The frame's border is drawn by the content script: one px above, one below.
    const placement: Placement = { kind: 'wisepay-pod.placement', height: height + 2, collapsed };
    // The page's origin is not known here, and nothing in the message is secret.
    window.parent.postMessage(placement, '*');
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
