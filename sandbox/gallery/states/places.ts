/** Where the panel stands: as the tab at either edge of the window, at the left one, and in a window of its own. */
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
      { isInWindow: true, drafts: draftsOn(view, { form: 'reminder' }), refusal: 'not_yet' },
    ),
  ];
}
