/** Draws the toolbar's popup in one state. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Popup } from '#components/popup/Popup.tsx';
import type { PopupPicture } from '../gallery-state.ts';

const nothing = () => {};

/** Draws the state into `root`; presses what it names, then types and submits its invoice number. */
export async function drawPopup(root: Element, { state, pressed = [], typed }: PopupPicture): Promise<void> {
  await act(() =>
    render(
      <Popup
        state={state}
        onOpen={nothing}
        onClose={nothing}
        onTeach={nothing}
        onTeachOther={nothing}
        onStopTeaching={nothing}
        onCopyReport={nothing}
        onOptions={nothing}
      />,
      root,
    ),
  );
  for (const selector of pressed) {
    const element = root.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error('There is nothing to press.');
    await act(() => element.click());
  }
  const field = root.querySelector<HTMLInputElement>('input');
  if (typed === undefined || field === null) return;
  field.value = typed;
  await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })));
  await act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
}
