/** The content script's elements on the PSA page: before the panel has loaded, and when it cannot continue. */
import { type GalleryState, membersOf, type PagePicture } from '../gallery-state.ts';

const names: Readonly<Record<PagePicture['shows'], string>> = {
  skeleton: 'page-skeleton',
  orphaned: 'page-orphaned-after-an-update',
  tampered: 'page-tampered-with',
};

export function pageStates(): GalleryState[] {
  return membersOf(names).map((shows) => ({ surface: 'page', name: names[shows], shows }));
}
