/** A panel that a person leaves and comes back to, and what can end meanwhile. */
import { type Mock, vi } from 'vitest';
import { createNotifications, type Notifications } from '#lib/panel/notifications.ts';
import type { PanelAction } from '#lib/panel/panel-state.ts';
import type { Badge } from '#lib/protocol/badge-message.ts';
import { showTerminalPayment } from '#lib/protocol/shown.ts';
import type { PodView } from '#lib/protocol/views.ts';
import type { Refund } from '#lib/wisepay/schemas/payment.ts';
import type { TerminalPayment } from '#lib/wisepay/schemas/terminal-payment.ts';
import { readyView } from '../../support/invoices.ts';
import { samplePayment, sampleRefund } from '../../support/payments.ts';
import { approvedTerminalPayment, sampleTerminalPayment } from '../../support/terminal-payment.ts';

/** The invoice with a payment on a terminal. */
export const payment = (change: Partial<TerminalPayment> = {}): PodView => ({
  ...readyView(),
  terminalPayment: showTerminalPayment({ ...sampleTerminalPayment, ...change }),
});
export const open = payment();
export const approved = payment(approvedTerminalPayment);

/** The invoice with a refund in each of these states: `ref_0`, `ref_1` and so on. */
export const refunds = (...states: readonly Refund['state'][]): PodView =>
  readyView({
    payments: [
      {
        ...samplePayment,
        refunds: states.map((state, index) => ({ ...sampleRefund, id: `ref_${index}`, state })),
      },
    ],
  });

export const signIn: PodView = { kind: 'sign_in', email: 'pat@northwind.example' };
export const unavailable: PodView = { kind: 'unavailable', error: { code: 'offline', details: {} } };

export interface NotificationsHarness {
  readonly notifications: Notifications;
  readonly badge: Mock<(badge: Badge) => void>;
  /** Shows this view in the panel. */
  see(view: PodView | null, busy?: PanelAction): void;
  leave(): void;
  comeBack(): void;
  /** The endings that the person is notified of, by ID and state. */
  told(): string[];
}

/** @param isHidden whether the panel is hidden at the start */
export function notificationsHarness(isHidden = false): NotificationsHarness {
  let hidden = isHidden;
  const badge = vi.fn<(badge: Badge) => void>();
  const notifications = createNotifications({ isHidden: () => hidden, badge });
  const turn = (isHiddenNow: boolean) => {
    hidden = isHiddenNow;
    notifications.visibilityChanged();
  };
  return {
    notifications,
    badge,
    see: (view, busy) => notifications.see({ view, busy: busy ?? null }),
    leave: () => turn(true),
    comeBack: () => turn(false),
    told: () => notifications.endings.map(({ id, state }) => `${id} ${state}`),
  };
}
