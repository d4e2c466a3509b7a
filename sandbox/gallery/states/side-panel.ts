/** The side panel: with an invoice, and for every reason why it shows none. */
import { type GalleryState, nameOf, panel, type SidePanelPicture } from '../gallery-state.ts';
import { invoiceOf, ready } from './base.ts';
import { tabStates } from './popup.ts';

function without(
  name: string,
  tab: SidePanelPicture['tab'],
  more: Pick<SidePanelPicture, 'isPlaceLocked'> = {},
): GalleryState {
  return { surface: 'side_panel', name: nameOf('no-invoice', name), tab, ...more };
}

export function sidePanelStates(): GalleryState[] {
  const view = ready(invoiceOf('20101'));
  const place = 'side_panel';
  return [
    panel('in-the-side-panel', { view }, { place }),
    panel('in-the-side-panel-place-locked', { view }, { place, isPlaceLocked: true }),
    ...Object.entries(tabStates).map(([name, tab]) => without(name, tab)),
    without('place-locked', { kind: 'elsewhere' }, { isPlaceLocked: true }),
    without('locked-to-the-page', 'locked'),
  ];
}
