/** Draws the panel in one state. Its actions do nothing. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Pod, type PodProps } from '#components/panel/Pod.tsx';
import type { PodDock } from '#components/panel/pod-dock.ts';
import type { PanelActions } from '#components/ui/panel-context.ts';
import { panelWidth } from '#lib/protocol/frame-messages.ts';
import type { PanelPicture } from '../gallery-state.ts';
import { replaceClipboard } from './clipboard.ts';
import { createGalleryGuard } from './guard.ts';

const nothing = () => {};

const actions: Omit<PanelActions, 'report'> = {
  refresh: async () => {},
  checkAgain: async () => {},
  signIn: async () => {},
  pay: async () => false,
  sendToTerminal: async () => {},
  cancelTerminalPayment: async () => {},
  refund: async () => false,
  remind: async () => {},
  stepUp: async () => {},
  dismiss: async () => {},
  retire: async () => {},
  dismissTerminalPayment: async () => {},
  leaveTerminalPayment: async () => {},
  dismissLeftPayment: async () => {},
  openWindow: async () => false,
  openSupport: async () => {},
  open: async () => {},
  openPublic: async () => {},
};

/** What a person does with the panel's place on a page. */
const dockActions: Pick<PodDock, 'followPointer' | 'onCollapse' | 'onExpand' | 'onSide' | 'onAdjust'> = {
  followPointer: () => nothing,
  onCollapse: nothing,
  onExpand: nothing,
  onSide: nothing,
  onAdjust: nothing,
};

/** The panel's place: on a page, in the review window or in the side panel. */
function placeOf(picture: PanelPicture): Pick<PodProps, 'dock' | 'onOntoPage'> {
  const { place = 'panel', side = 'right', opensBeside = false, hasFailed = false } = picture;
  const { isPlaceLocked = false, width = panelWidth.usual } = picture;
  const choice = isPlaceLocked ? undefined : nothing;
  if (picture.isInWindow) return {};
  if (place === 'side_panel') return { onOntoPage: choice };
  const docking = { side, place, width, offset: 0 };
  return {
    dock: { ...dockActions, docking, opensBeside, hasFailed, onBeside: choice, onOntoPage: choice },
  };
}

/**
 * Draws the state into `root` and presses the elements that it names.
 *
 * @throws {Error} if an element is missing: the picture would not match the state's name
 */
export async function drawPanel(root: Element, picture: PanelPicture): Promise<void> {
  const { state, drafts, isInWindow = false, place } = picture;
  const { refusal, endings = [], isHostedDue = false, pressed = [], report } = picture;
  const guard = createGalleryGuard(!isInWindow && place !== 'side_panel', refusal);
  await act(() =>
    render(
      <Pod
        panel={{ ...actions, report: async () => report?.text ?? null }}
        {...placeOf(picture)}
        state={state}
        rootRef={nothing}
        calls={0}
        initialDrafts={drafts}
        guard={guard}
        notifications={{ endings, onDismiss: nothing }}
        hostedNotice={{ isDue: isHostedDue, dismiss: nothing }}
      />,
      root,
    ),
  );
  if (refusal !== undefined) await press(guard.buttons[0]);
  const putBack = report && replaceClipboard(root.ownerDocument, report.isCopied);
  for (const selector of pressed) await press(root.querySelector<HTMLElement>(selector));
  putBack?.();
}

async function press(element: HTMLElement | null | undefined): Promise<void> {
  if (!element) throw new Error('There is nothing to press.');
  await act(async () => {
    element.click();
    // What the press asks for is there one turn later.
    await new Promise((done) => setTimeout(done));
  });
}
