/** The last buttons, each in a form that can be filled in again after WisePay refuses the request. */
import { expect, type Frame, type Locator } from '@playwright/test';
import type { Path } from './paths.ts';

export interface LastButton {
  readonly recordId: string;
  readonly name: string;
  /** The path of its request, as the sandbox's faults name it. */
  readonly path: string;
  /** Does everything before the press on `before`, without a pointer. */
  fillIn(frame: Frame): Promise<void>;
  /** The element to press just before the last button. */
  before(frame: Frame): Locator;
  /** Whether the button disappears when the request is sent, even if WisePay refuses it. */
  readonly goes: boolean;
}

export function button(frame: Frame, name: string): Locator {
  return frame.getByRole('button', { name, exact: true });
}

/** Presses a button without a pointer. */
export async function press(frame: Frame, name: string): Promise<void> {
  await button(frame, name).dispatchEvent('click');
}

/** Presses the button that leads to an element, unless the element is already visible. */
async function lead(frame: Frame, name: string, to: Locator): Promise<void> {
  if (!(await to.isVisible())) await press(frame, name);
  await expect(to).toBeVisible();
}

export const lastButtons: Readonly<Record<Path['action'], LastButton>> = {
  terminal: {
    recordId: '5101',
    name: 'Charge $1,281.25',
    path: '/api/invoices/*/terminal-payments',
    fillIn: (frame) => lead(frame, 'Send to Terminal', lastButtons.terminal.before(frame)),
    before: (frame) => frame.getByRole('radio', { name: /Front desk/ }),
    goes: false,
  },
  reminder: {
    recordId: '5101',
    name: 'Send reminder',
    path: '/api/invoices/*/reminders',
    fillIn: (frame) => lead(frame, 'Back', lastButtons.reminder.before(frame)),
    before: (frame) => button(frame, 'Re-send Reminder'),
    goes: true,
  },
  refund: {
    recordId: '5103',
    name: 'Refund $615.00',
    path: '/api/payments/*/refunds',
    async fillIn(frame) {
      const review = lastButtons.refund.before(frame);
      const isReviewed = await button(frame, 'Refund $615.00').isVisible();
      await lead(frame, isReviewed ? 'Back' : 'Refund', review);
      await frame.getByRole('radio', { name: 'Requested by customer' }).check();
      await expect(review).toHaveAttribute('aria-disabled', 'false');
    },
    before: (frame) => button(frame, 'Review'),
    goes: true,
  },
};
