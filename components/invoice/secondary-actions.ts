/** The actions below Pay Invoice: which are offered, and what stands in the way of those that say why they are not. */
import { isOnTerminal, isPaymentBlocked } from '../../lib/protocol/payability.ts';
import type { ReadyView } from '../../lib/protocol/views.ts';
import type { ActionId } from '../../lib/wisepay/contract/action-ids.ts';
import { type Action, actionReasonSchema } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { refundObstacle } from '../refund/refund-obstacle.ts';
import { reminderObstacle } from '../reminder/reminder-obstacle.ts';
import { terminalObstacle } from '../terminal/terminal-obstacle.ts';
import type { Obstacle } from '../ui/Obstacle.tsx';

type SecondaryActionId = Exclude<ActionId, 'pay'>;
type Reason = Extract<Action, { allowed: false }>['reason'];

interface SecondaryAction {
  /** Whether the action is there: it is possible, or it says why not and what would help. */
  isOffered(view: ReadyView): boolean;
  /** What its button says instead of opening the action's form; undefined if nothing is in the way. */
  obstacle(view: ReadyView): Obstacle | undefined;
}

/** In their order on screen. */
export const secondaryActions: Readonly<Record<SecondaryActionId, SecondaryAction>> = {
  terminal: {
    isOffered: (view) => view.invoice.actions.terminal.allowed && !isOnTerminal(view),
    // What blocks every payment is said below Pay Invoice.
    obstacle: terminalObstacle,
  },
  remind: {
    isOffered: ({ invoice }) => isExplained(invoice.actions.remind, ['cooldown', 'no_payer_account']),
    obstacle: reminderObstacle,
  },
  refund: {
    isOffered: ({ invoice: { actions, payments } }) =>
      isExplained(actions.refund, payments.length > 0 ? ['nothing_refundable'] : []),
    obstacle: refundObstacle,
  },
};

export const secondaryActionIds = Object.keys(secondaryActions) as SecondaryActionId[];

/** Whether the person can open the action's form now. */
export function canOpen(action: SecondaryActionId, view: ReadyView): boolean {
  const { isOffered, obstacle } = secondaryActions[action];
  if (action === 'terminal' && isPaymentBlocked(view)) return false;
  return isOffered(view) && obstacle(view) === undefined;
}

/**
 * Actions that WisePay does not allow for a reason that the POD does not know: the reason is shown, and nothing is
 * concluded from it. If it is also the reason why nothing can be paid, it is shown with that.
 */
export function unlistedReasons({ pay, ...actions }: ReadyView['invoice']['actions']) {
  const told = pay.allowed ? undefined : pay.reason;
  return secondaryActionIds.flatMap((action) => {
    const reason = actions[action].allowed ? undefined : actions[action].reason;
    const isNew = reason !== undefined && reason !== told && !isListed(actionReasonSchema, reason);
    return isNew ? [[action, reason] as const] : [];
  });
}

/** Whether the action is allowed, or is not allowed for one of the reasons that are shown with its button. */
function isExplained(action: Action, explained: readonly Reason[]): boolean {
  return action.allowed || explained.includes(action.reason);
}
