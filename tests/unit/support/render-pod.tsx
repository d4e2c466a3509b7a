/** The whole panel on screen, with a person in front of it. */
import { fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { Pod, type PodProps } from '#components/panel/Pod.tsx';
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
    onCheckAgain: vi.fn<PodProps['onCheckAgain']>(),
    onSignIn: vi.fn<PodProps['onSignIn']>(),
    onPay: vi.fn<PodProps['onPay']>().mockResolvedValue(false),
    onSendToTerminal: vi.fn<PodProps['onSendToTerminal']>(),
    onCancelTerminalPayment: vi.fn<PodProps['onCancelTerminalPayment']>(),
    onRefund: vi.fn<PodProps['onRefund']>().mockResolvedValue(false),
    onRemind: vi.fn<PodProps['onRemind']>(),
    onStepUp: vi.fn<PodProps['onStepUp']>(),
    onDismiss: vi.fn<PodProps['onDismiss']>(),
    onDismissTerminalPayment: vi.fn<PodProps['onDismissTerminalPayment']>(),
    onLeaveTerminalPayment: vi.fn<PodProps['onLeaveTerminalPayment']>(),
    onDismissLeftPayment: vi.fn<PodProps['onDismissLeftPayment']>(),
    onOpenWindow: vi.fn<PodProps['onOpenWindow']>().mockResolvedValue(true),
    onOpenSupport: vi.fn<PodProps['onOpenSupport']>(),
    onOpen: vi.fn<PodProps['onOpen']>(),
    onOpenPublic: vi.fn<PodProps['onOpenPublic']>(),
  };
  const draw = (change: Partial<PanelState>, isCollapsed: boolean, fromOutside: FromOutside) => (
    <Pod
      state={{ view: null, busy: null, failure: null, ...change }}
      collapsed={isCollapsed}
      rootRef={() => {}}
      guard={guard}
      {...nothing}
      {...fromOutside}
      {...callbacks}
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
