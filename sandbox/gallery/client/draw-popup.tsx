/** Draws the toolbar's popup in one state. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Popup } from '#components/popup/Popup.tsx';
import type { PopupPicture } from '../gallery-state.ts';

const nothing = () => {};

/** Draws the state into `root`; types and submits the invoice number that it names. */
export async function drawPopup(root: Element, { state, typed }: PopupPicture): Promise<void> {
  await act(() =>
    render(
      <Popup state={state} onOpen={nothing} onClose={nothing} onCopyReport={nothing} onOptions={nothing} />,
      root,
    ),
  );
  const field = root.querySelector<HTMLInputElement>('input');
  if (typed === undefined || field === null) return;
  field.value = typed;
  await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
  await act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
}
