/** An invoice as the administrator's policy leaves it: less may be done with it than WisePay allows, never more. */
import type { Action, Invoice } from '../wisepay/schemas/invoice.ts';
import type { Policy, PolicyAction } from './policy.ts';

/** @param now in ms since 1970 */
export function restrictInvoice(invoice: Invoice, policy: Policy, now: number): Invoice {
  const cooled = coolDown(invoice, policy.reminderCooldownMinutes * 60_000, now);
  return { ...cooled, actions: turnOff(cooled.actions, policy.disabledActions) };
}

const turnedOff: Action = { allowed: false, reason: 'disabled' };

function turnOff(actions: Invoice['actions'], disabled: readonly PolicyAction[]): Invoice['actions'] {
  const changed = disabled.filter((name) => !isOver(actions[name]));
  return { ...actions, ...Object.fromEntries(changed.map((name) => [name, turnedOff])) };
}

/** Nothing can be done any more for anybody: that is what people want to know. */
function isOver(action: Action): boolean {
  return !action.allowed && (action.reason === 'invoice_paid' || action.reason === 'invoice_void');
}

/** No reminder sooner after the last one than the policy wants. */
function coolDown(invoice: Invoice, cooldownMs: number, now: number): Invoice {
  const { reminders, actions } = invoice;
  // Without its time it cannot be told how long ago it was: WisePay has a pause of its own.
  if (reminders.last?.at === undefined || cooldownMs === 0) return invoice;
  const until = Date.parse(reminders.last.at) + cooldownMs;
  if (until <= now) return invoice;
  const ownUntil = reminders.availableAt === undefined ? 0 : Date.parse(reminders.availableAt);
  return {
    ...invoice,
    reminders: { ...reminders, availableAt: new Date(Math.max(until, ownUntil)).toISOString() },
    // Another reason is one that waiting does not help with.
    actions: actions.remind.allowed
      ? { ...actions, remind: { allowed: false, reason: 'cooldown' } }
      : actions,
  };
}
