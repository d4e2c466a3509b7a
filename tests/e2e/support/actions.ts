/** The four requests that move money or send an email, as a person makes them and as the ledger records them. */
import { expect } from '@playwright/test';
import type { SandboxProcess } from '../../../scripts/sandbox/sandbox-process.ts';
import { readLedger } from './ledger.ts';
import type { PodPage } from './pod-page.ts';
import type { PsaTab } from './psa-tab.ts';

export interface MoneyAction {
  readonly name: string;
  readonly recordId: string;
  /** The request, as the sandbox's faults name it. */
  readonly request: { readonly method: 'POST'; readonly path: string };
  /** Does what must happen before the form is filled in. */
  prepare?(pod: PodPage): Promise<void>;
  /** Fills in everything up to the last button. */
  fillIn(pod: PodPage): Promise<void>;
  /** Does what is left of that in another tab of the invoice, where the form opens as it was typed; absent without one. */
  resume?(pod: PodPage): Promise<void>;
  readonly lastButton: RegExp;
  /** Waits until the panel shows that the action has happened. */
  expectDone(pod: PodPage): Promise<void>;
  /** Counts how often the action has happened. */
  countEffects(sandbox: SandboxProcess): Promise<number>;
}

/** Opens the form of Send to Terminal and chooses the terminal at the front desk. */
export async function fillInTerminal(pod: PodPage): Promise<void> {
  const frame = await pod.frame();
  const terminal = frame.getByRole('radio', { name: /Front desk/ });
  // The panel moves once when PSA's toolbar appears above it; a click at that time misses the button.
  await expect(async () => {
    if (!(await terminal.isVisible())) await (await pod.button('Send to Terminal')).click({ timeout: 5_000 });
    await expect(terminal).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await terminal.check();
  await expect(frame.getByLabel('Amount')).toHaveValue('1250.00');
}

export const terminalPayment: MoneyAction = {
  name: 'a terminal payment',
  recordId: '5101',
  request: { method: 'POST', path: '/api/invoices/*/terminal-payments' },
  fillIn: fillInTerminal,
  async resume(pod) {
    await expect((await pod.frame()).getByLabel('Amount')).toHaveValue('1250.00');
  },
  lastButton: /^Charge /,
  expectDone: (pod) => pod.expectText(/Waiting for a card on Front desk/i),
  async countEffects(sandbox) {
    return (await readLedger(sandbox)).terminalPayments.length;
  },
};

export const terminalCancel: MoneyAction = {
  name: 'a cancellation',
  recordId: '5101',
  request: { method: 'POST', path: '/api/terminal-payments/*/cancel' },
  async prepare(pod) {
    await terminalPayment.fillIn(pod);
    await carryOut(terminalPayment, pod);
  },
  async fillIn() {},
  lastButton: /^Cancel$/,
  expectDone: (pod) => pod.expectText(/canceled/i),
  async countEffects(sandbox) {
    const { terminalPayments } = await readLedger(sandbox);
    expect(terminalPayments).toHaveLength(1);
    return terminalPayments.filter(({ state }) => state === 'cancelled').length;
  },
};

export const refund: MoneyAction = {
  name: 'a refund',
  recordId: '5103',
  request: { method: 'POST', path: '/api/payments/*/refunds' },
  async fillIn(pod) {
    await pod.press('Refund');
    const frame = await pod.frame();
    await frame.getByRole('checkbox', { name: /Visa •••• 4242/ }).check();
    await frame.getByRole('radio', { name: 'Requested by customer' }).check();
    await pod.press('Review');
    await frame.getByRole('button', { name: 'Refund $615.00' }).waitFor();
  },
  async resume(pod) {
    await pod.press('Review');
    await (await pod.button('Refund $615.00')).waitFor();
  },
  lastButton: /^Refund \$615\.00$/,
  async expectDone(pod) {
    const refunds = (await pod.frame()).getByRole('region', { name: 'Refunds' });
    await expect(refunds.getByText('$615.00', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await expect(refunds.getByText('Pending')).toBeVisible();
  },
  async countEffects(sandbox) {
    return (await readLedger(sandbox)).refunds.length;
  },
};

export const reminder: MoneyAction = {
  name: 'a reminder',
  recordId: '5101',
  request: { method: 'POST', path: '/api/invoices/*/reminders' },
  async fillIn(pod) {
    await pod.press('Re-send Reminder');
    await pod.expectText('billing@contoso-dental.example');
  },
  async resume(pod) {
    await pod.expectText('billing@contoso-dental.example');
  },
  lastButton: /^Send reminder$/,
  expectDone: (pod) => pod.expectText(/^The reminder was sent$/),
  async countEffects(sandbox) {
    return (await readLedger(sandbox)).outbox.length;
  },
};

/** All actions; tests try every fault with each of them. */
export const moneyActions = [terminalPayment, terminalCancel, refund, reminder] as const;

/** Opens the action's invoice and does everything but the last click. */
export async function makeReady(action: MoneyAction, { psa, pod }: PsaTab): Promise<void> {
  await psa.openInvoice(action.recordId);
  await pod.openIfQuiet();
  await action.prepare?.(pod);
  await action.fillIn(pod);
}

/** Presses the last button. */
export async function press(action: MoneyAction, pod: PodPage): Promise<void> {
  await pod.pressMoneyButton(action.lastButton);
}

/** Presses the last button, and waits until the panel shows that the action has happened. */
export async function carryOut(action: MoneyAction, pod: PodPage): Promise<void> {
  await press(action, pod);
  await action.expectDone(pod);
}

/** Expects that the action has happened once, that the panel says so, and that the ledger has no violations. */
export async function expectOnce(action: MoneyAction, sandbox: SandboxProcess, pod: PodPage): Promise<void> {
  await action.expectDone(pod);
  expect(await action.countEffects(sandbox)).toBe(1);
  expect((await readLedger(sandbox)).violations).toEqual([]);
}
