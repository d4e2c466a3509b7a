/** The whole panel on screen, with a person in front of it. */
import { fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { Pod, type PodProps } from '#components/panel/Pod.tsx';
import type { PanelActions } from '#components/ui/panel-context.ts';
import type { ClickGuard } from '#lib/panel/guard/click-guard.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import type { PodView } from '#lib/protocol/views.ts';

/** Lets every click pass; what the guard refuses is tested where it is refused. */
export const openGuard: ClickGuard = {
  isFramed: true,
  watch: () => () => {},
  lookAgain: () => {},
  check: () => ({ ok: true }),
};

/** What comes to the panel from outside: news from while nobody looked, and calls by its keys. */
export type FromOutside = Partial<Pick<PodProps, 'notifications' | 'calls' | 'side' | 'onSide'>>;

const nothing = { notifications: { endings: [], onDismiss: () => {} }, calls: 0 } satisfies FromOutside;

export function renderPod(
  state: Partial<PanelState>,
  collapsed = false,
  guard = openGuard,
  outside: FromOutside = {},
) {
  const callbacks = {
    onCollapse: vi.fn<NonNullable<PodProps['onCollapse']>>(),
    onCheckAgain: vi.fn<PanelActions['checkAgain']>(),
    onSignIn: vi.fn<PanelActions['signIn']>(),
    onPay: vi.fn<PanelActions['pay']>().mockResolvedValue(false),
    onSendToTerminal: vi.fn<PanelActions['sendToTerminal']>(),
    onCancelTerminalPayment: vi.fn<PanelActions['cancelTerminalPayment']>(),
    onRefund: vi.fn<PanelActions['refund']>().mockResolvedValue(false),
    onRemind: vi.fn<PanelActions['remind']>(),
    onStepUp: vi.fn<PanelActions['stepUp']>(),
    onDismiss: vi.fn<PanelActions['dismiss']>(),
    onDismissTerminalPayment: vi.fn<PanelActions['dismissTerminalPayment']>(),
    onLeaveTerminalPayment: vi.fn<PanelActions['leaveTerminalPayment']>(),
    onDismissLeftPayment: vi.fn<PanelActions['dismissLeftPayment']>(),
    onOpenWindow: vi.fn<PanelActions['openWindow']>().mockResolvedValue(true),
    onOpenSupport: vi.fn<PanelActions['openSupport']>(),
    onOpen: vi.fn<PanelActions['open']>(),
    onOpenPublic: vi.fn<PanelActions['openPublic']>(),
  };
  const panel: PanelActions = {
    checkAgain: callbacks.onCheckAgain,
    signIn: callbacks.onSignIn,
    pay: callbacks.onPay,
    sendToTerminal: callbacks.onSendToTerminal,
    cancelTerminalPayment: callbacks.onCancelTerminalPayment,
    refund: callbacks.onRefund,
    remind: callbacks.onRemind,
    stepUp: callbacks.onStepUp,
    dismiss: callbacks.onDismiss,
    dismissTerminalPayment: callbacks.onDismissTerminalPayment,
    leaveTerminalPayment: callbacks.onLeaveTerminalPayment,
    dismissLeftPayment: callbacks.onDismissLeftPayment,
    openWindow: callbacks.onOpenWindow,
    openSupport: callbacks.onOpenSupport,
    open: callbacks.onOpen,
    openPublic: callbacks.onOpenPublic,
  };
  const draw = (change: Partial<PanelState>, isCollapsed: boolean, fromOutside: FromOutside) => (
    <Pod
      state={{ view: null, busy: null, failure: null, ...change }}
      collapsed={isCollapsed}
      rootRef={() => {}}
      guard={guard}
      {...nothing}
      {...fromOutside}
      panel={panel}
      onCollapse={callbacks.onCollapse}
    />
  );
  const { rerender } = render(draw(state, collapsed, outside));
  return {
    ...callbacks,
    /** Draws the panel again, in another state. */
    show: (change: Partial<PanelState>, isCollapsed = false, fromOutside: FromOutside = outside) =>
      rerender(draw(change, isCollapsed, fromOutside)),
    /** How many wishes the person has had so far. */
    callCount: () => Object.values(callbacks).reduce((sum, { mock }) => sum + mock.calls.length, 0),
  };
}

export const renderView = (view: PodView) => renderPod({ view });

/** The names of the buttons for actions, from top to bottom; the panel's own at its head and foot are none. */
export function actionNames(): (string | null)[] {
  return screen
    .queryAllByRole('button')
    .filter((button) => button.closest('main') !== null && !button.hasAttribute('aria-expanded'))
    .map(({ textContent }) => textContent);
}

/** Presses the button with that name. */
export function press(name: string | RegExp): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

/** Types into the field with that label, over what it holds. */
export function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

/** Whether the button with that name is held back. */
export function isPaymentBlocked(name: string | RegExp): boolean {
  return screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true';
}

/** Everything there is to read, in one line. */
export const textOnScreen = () => (document.body.textContent ?? '').replace(/\s+/g, ' ');
