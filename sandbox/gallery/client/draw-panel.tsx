/** Draws the panel in one state. Its actions do nothing. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Pod, type PodProps } from '#components/panel/Pod.tsx';
import type { PanelActions } from '#components/ui/panel-context.ts';
import type { PanelPicture } from '../gallery-state.ts';
import { createGalleryGuard } from './guard.ts';

const nothing = () => {};

const panel: PanelActions = {
  checkAgain: async () => {},
  signIn: async () => {},
  pay: async () => false,
  sendToTerminal: async () => {},
  cancelTerminalPayment: async () => {},
  refund: async () => false,
  remind: async () => {},
  stepUp: async () => {},
  dismiss: async () => {},
  dismissTerminalPayment: async () => {},
  leaveTerminalPayment: async () => {},
  dismissLeftPayment: async () => {},
  openWindow: async () => false,
  openSupport: async () => {},
  open: async () => {},
  openPublic: async () => {},
};

/** Props that the panel has only with a page around it. */
const onPage: Pick<PodProps, 'onCollapse' | 'onSide'> = { onCollapse: nothing, onSide: nothing };

/**
 * Draws the state into `root` and presses the elements that it names.
 *
 * @throws {Error} if an element is missing: the picture would not match the state's name
 */
export async function drawPanel(root: Element, picture: PanelPicture): Promise<void> {
  const { state, drafts, collapsed = false, side = 'right', isInWindow = false } = picture;
  const { refusal, endings = [], pressed = [] } = picture;
  const guard = createGalleryGuard(!isInWindow, refusal);
  await act(() =>
    render(
      <Pod
        panel={panel}
        {...(isInWindow ? {} : onPage)}
        state={state}
        collapsed={collapsed}
        side={side}
        rootRef={nothing}
        calls={0}
        initialDrafts={drafts}
        guard={guard}
        notifications={{ endings, onDismiss: nothing }}
      />,
      root,
    ),
  );
  if (refusal !== undefined) await press(guard.buttons[0]);
  for (const selector of pressed) await press(root.querySelector<HTMLElement>(selector));
}

async function press(element: HTMLElement | null | undefined): Promise<void> {
  if (!element) throw new Error('There is nothing to press.');
  await act(() => element.click());
}
