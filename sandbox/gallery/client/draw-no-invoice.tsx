/** Draws the side panel that shows no invoice. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { NoInvoice } from '#components/panel/NoInvoice.tsx';
import type { SidePanelPicture } from '../gallery-state.ts';

/** Draws the state into `root`; resolves once it is drawn. */
export async function drawNoInvoice(root: Element, picture: SidePanelPicture): Promise<void> {
  const { tab, isPlaceLocked = false } = picture;
  const onOntoPage = isPlaceLocked || tab === 'locked' ? undefined : () => {};
  await act(() => render(<NoInvoice tab={tab} onOntoPage={onOntoPage} />, root));
}
