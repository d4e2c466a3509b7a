/** Placements of the panel: collapsed at either edge of the window, open at the left edge, and in the review window. */
import { type GalleryState, panel } from '../gallery-state.ts';
import { draftsOn, invoiceOf, ready } from './base.ts';

export function placeStates(): GalleryState[] {
  const view = ready(invoiceOf('20101'));
  return [
    panel('collapsed', { view }, { collapsed: true }),
    panel('collapsed-at-the-left', { view }, { collapsed: true, side: 'left' }),
    panel('at-the-left', { view }, { side: 'left' }),
    panel('in-a-window', { view }, { isInWindow: true }),
    panel(
      'in-a-window-click-not-yet',
      { view },
      { isInWindow: true, drafts: draftsOn(view, { form: 'remind' }), refusal: 'not_yet' },
    ),
  ];
}
