/** Review windows, as far as the worker uses them. */
import type { ReviewWindows } from '#lib/worker/tabs/review-windows.ts';

export interface FakeWindows extends Pick<ReviewWindows, 'open' | 'isOpen'> {
  /** The windows that were opened, oldest first. */
  readonly opened: readonly { readonly psaTabId: number; readonly mountId: string }[];
}

export function fakeWindows(): FakeWindows {
  const opened: { psaTabId: number; mountId: string }[] = [];
  return {
    opened,
    open: async (psaTabId, mountId) => void opened.push({ psaTabId, mountId }),
    isOpen: async (mountId) => opened.some((each) => each.mountId === mountId),
  };
}
