/** The whole panel on screen, and what a person does with it. */
import { fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { Pod, type PodProps } from '#components/panel/Pod.tsx';
import type { PanelActions } from '#components/ui/panel-context.ts';
import type { ClickGuard } from '#lib/panel/guard/click-guard.ts';
import type { PanelState } from '#lib/panel/panel-state.ts';
import type { PodView } from '#lib/protocol/views.ts';

/** Accepts every click; other tests cover what the guard refuses. */
export const openGuard: ClickGuard = {
  isFramed: true,
  watch: () => () => {},
  lookAgain: () => {},
  check: () => ({ ok: true }),
};

/** What reaches the panel from outside: notifications, calls by its shortcut, and its side. */
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
    /** Redraws the panel in another state. */
    show: (change: Partial<PanelState>, isCollapsed = false, fromOutside: FromOutside = outside) =>
      rerender(draw(change, isCollapsed, fromOutside)),
    /** How often any callback was called so far. */
    callCount: () => Object.values(callbacks).reduce((sum, { mock }) => sum + mock.calls.length, 0),
  };
}

export const renderView = (view: PodView) => renderPod({ view });

/** The names of the action buttons, top to bottom, without the panel's own at its head and foot and without toggles. */
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

/** Replaces the text in the field with that label. */
export function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

/** Whether the button with that name is blocked. */
export function isPaymentBlocked(name: string | RegExp): boolean {
  return screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true';
}

/** All text on screen, on one line. */
export const textOnScreen = () => (document.body.textContent ?? '').replace(/\s+/g, ' ');
