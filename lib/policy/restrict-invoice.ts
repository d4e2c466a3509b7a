/** Restricts an invoice by the administrator's policy: it may allow less than WisePay does, never more. */
import type { ActionId } from '../wisepay/contract/action-ids.ts';
import type { Action, Invoice } from '../wisepay/schemas/invoice.ts';
import type { Policy } from './policy.ts';

/** @param now in ms since 1970 */
export function restrictInvoice(invoice: Invoice, policy: Policy, now: number): Invoice {
  const cooled = coolDown(invoice, policy.reminderCooldownMinutes * 60_000, now);
  return { ...cooled, actions: turnOff(cooled.actions, policy.disabledActions) };
}

const turnedOff: Action = { allowed: false, reason: 'disabled' };

function turnOff(actions: Invoice['actions'], disabled: readonly ActionId[]): Invoice['actions'] {
  const changed = disabled.filter((name) => !isOver(actions[name]));
  return { ...actions, ...Object.fromEntries(changed.map((name) => [name, turnedOff])) };
}

/** Whether no one can do anything with the invoice any longer, which is what people want to know. */
function isOver(action: Action): boolean {
  return !action.allowed && (action.reason === 'invoice_paid' || action.reason === 'invoice_void');
}

/** Allows no reminder until the policy's cooldown after the last one is over. */
function coolDown(invoice: Invoice, cooldownMs: number, now: number): Invoice {
  const { reminders, actions } = invoice;
  // If the time of the last reminder is unknown, only WisePay's own cooldown applies.
  if (reminders.last?.at === undefined || cooldownMs === 0) return invoice;
  const until = Date.parse(reminders.last.at) + cooldownMs;
  if (until <= now) return invoice;
  const ownUntil = reminders.availableAt === undefined ? 0 : Date.parse(reminders.availableAt);
  return {
    ...invoice,
    reminders: { ...reminders, availableAt: new Date(Math.max(until, ownUntil)).toISOString() },
    // Another reason stays, because waiting does not help with it.
    actions: actions.remind.allowed
      ? { ...actions, remind: { allowed: false, reason: 'cooldown' } }
      : actions,
  };
}
