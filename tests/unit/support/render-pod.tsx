/** The whole panel on screen, and what a person does with it. */
import { fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { Pod, type PodProps } from '#components/panel/Pod.tsx';
import type { PodDock } from '#components/panel/pod-dock.ts';
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

/** What reaches the panel from outside: notifications, calls by its shortcut, kept drafts, and its side. */
export type FromOutside = Partial<
  Pick<PodProps, 'notifications' | 'hostedNotice' | 'calls' | 'onOntoPage' | 'keptDrafts'>
> & {
  /** What differs from a panel that stands on the right and may be moved. */
  readonly dock?: Partial<PodDock>;
};

const nothing = { notifications: { endings: [], onDismiss: () => {} }, calls: 0 } satisfies FromOutside;

export function renderPod(
  state: Partial<PanelState>,
  collapsed = false,
  guard = openGuard,
  outside: FromOutside = {},
) {
  const panel = {
    refresh: vi.fn<PanelActions['refresh']>().mockResolvedValue(),
    checkAgain: vi.fn<PanelActions['checkAgain']>(),
    signIn: vi.fn<PanelActions['signIn']>(),
    pay: vi.fn<PanelActions['pay']>().mockResolvedValue(false),
    sendToTerminal: vi.fn<PanelActions['sendToTerminal']>(),
    cancelTerminalPayment: vi.fn<PanelActions['cancelTerminalPayment']>(),
    refund: vi.fn<PanelActions['refund']>().mockResolvedValue(false),
    remind: vi.fn<PanelActions['remind']>(),
    stepUp: vi.fn<PanelActions['stepUp']>(),
    dismiss: vi.fn<PanelActions['dismiss']>(),
    retire: vi.fn<PanelActions['retire']>(),
    dismissTerminalPayment: vi.fn<PanelActions['dismissTerminalPayment']>(),
    leaveTerminalPayment: vi.fn<PanelActions['leaveTerminalPayment']>(),
    dismissLeftPayment: vi.fn<PanelActions['dismissLeftPayment']>(),
    openWindow: vi.fn<PanelActions['openWindow']>().mockResolvedValue(true),
    openSupport: vi.fn<PanelActions['openSupport']>(),
    open: vi.fn<PanelActions['open']>(),
    report: vi.fn<PanelActions['report']>().mockResolvedValue(null),
    openPublic: vi.fn<PanelActions['openPublic']>(),
  } satisfies PanelActions;
  const onCollapse = vi.fn<(collapsed: boolean) => void>();
  const dockOf = (isCollapsed: boolean): PodDock => ({
    docking: { side: 'right', place: isCollapsed ? 'tab' : 'panel', width: 320, offset: 0 },
    followPointer: () => () => {},
    opensBeside: false,
    hasFailed: false,
    onCollapse: () => onCollapse(true),
    onExpand: () => onCollapse(false),
    onSide: () => {},
    onAdjust: () => {},
    onBeside: () => {},
    onOntoPage: () => {},
  });
  const draw = (change: Partial<PanelState>, isCollapsed: boolean, { dock, ...fromOutside }: FromOutside) => (
    <Pod
      state={{ view: null, busy: null, failure: null, ...change }}
      dock={{ ...dockOf(isCollapsed), ...dock }}
      rootRef={() => {}}
      guard={guard}
      {...nothing}
      {...fromOutside}
      panel={panel}
    />
  );
  const { rerender } = render(draw(state, collapsed, outside));
  return {
    panel,
    onCollapse,
    /** Redraws the panel in another state. */
    show: (change: Partial<PanelState>, isCollapsed = false, fromOutside: FromOutside = outside) =>
      rerender(draw(change, isCollapsed, fromOutside)),
    /** How often the panel was asked for anything so far. */
    callCount: () =>
      [onCollapse, ...Object.values(panel)].reduce((sum, { mock }) => sum + mock.calls.length, 0),
  };
}

export const renderView = (view: PodView) => renderPod({ view });

/**
 * The names of the action buttons, top to bottom, without the panel's own at its head and foot, without toggles and
 * without those of the payment link and of the help after a problem.
 */
export function actionNames(): (string | null)[] {
  return screen
    .queryAllByRole('button')
    .filter((button) => button.closest('main') !== null && button.closest('.payment-link, .support') === null)
    .filter((button) => !button.hasAttribute('aria-expanded'))
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

/** What describes the button with that name, on one line: empty if nothing does. */
export function described(name: string | RegExp): string {
  const ids = screen.getByRole('button', { name }).getAttribute('aria-describedby') ?? '';
  const texts = ids.split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** All text on screen, on one line. */
export const textOnScreen = () => (document.body.textContent ?? '').replace(/\s+/g, ' ');
