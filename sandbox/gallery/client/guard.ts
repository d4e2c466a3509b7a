/** A click guard for the gallery's last buttons: it refuses for the reason that the state gives. */
import type { ClickGuard } from '#lib/panel/guard/click-guard.ts';
import { counts, type Refusal, refuse } from '#lib/panel/guard/verdict.ts';

export interface GalleryGuard extends ClickGuard {
  /** The last buttons on screen, in the order in which they appeared. */
  readonly buttons: readonly HTMLElement[];
}

/** A guard with the same verdict on every click. @param refusal why it refuses; undefined if every click counts */
export function createGalleryGuard(isFramed: boolean, refusal: Refusal | undefined): GalleryGuard {
  const buttons: HTMLElement[] = [];
  return {
    buttons,
    isFramed,
    watch(button, onReady) {
      buttons.push(button);
      onReady(true);
      return () => buttons.splice(buttons.indexOf(button), 1);
    },
    lookAgain() {},
    check: () => (refusal === undefined ? counts : refuse(refusal)),
  };
}
