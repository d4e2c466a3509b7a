/** Words for terminals and terminal payments. */
import { plural, t } from '../../lib/i18n/translate.ts';
import { formatMoney } from '../../lib/money/money.ts';
import { isExact, type MoneyRange } from '../../lib/money/money-range.ts';
import type { Invoice } from '../../lib/wisepay/schemas/invoice.ts';
import { isListed } from '../../lib/wisepay/schemas/open-values.ts';
import { terminalStateSchema } from '../../lib/wisepay/schemas/terminal.ts';
import {
  hasEnded,
  type TerminalPayment,
  terminalPaymentStateSchema,
} from '../../lib/wisepay/schemas/terminal-payment.ts';
import { sentences, unlistedWords } from './sentences.ts';

/** Whether a terminal can be used; for a busy one, also with whose payment of what invoice, as far as WisePay says. */
export function terminalStateWords({
  state,
  busyWith,
}: Pick<Invoice['terminals'][number], 'state' | 'busyWith'>): string {
  if (!isListed(terminalStateSchema, state)) return unlistedWords(state);
  const { invoiceNumber: number, by: person } = (state === 'busy' && busyWith) || {};
  if (number !== undefined && person !== undefined) {
    return t('terminal.state.busyWithInvoiceBy', { number, person });
  }
  if (number !== undefined) return t('terminal.state.busyWithInvoice', { number });
  if (person !== undefined) return t('terminal.state.busyBy', { person });
  return t(`terminal.state.${state}`);
}

/**
 * The last button: what the card is charged in total.
 *
 * @param total undefined if it is not known; then nothing can be sent
 */
export function chargeWords(total: MoneyRange | undefined): string {
  if (total === undefined) return t('terminal.form.chargeCard');
  const most = { total: formatMoney(total.most) };
  return isExact(total) ? t('terminal.form.charge', most) : t('terminal.form.chargeUpTo', most);
}

/** The steps of a terminal payment, in order. */
export const terminalSteps = ['sent', 'waiting', 'authorising', 'result'] as const;

/** The name of a step. */
export function stepWords(step: (typeof terminalSteps)[number]): string {
  return t(`terminal.step.${step}`);
}

/** How far a step has come. A step that is not known to have happened is `not_reached`. */
type StepStatus = 'done' | 'current' | 'not_reached' | 'failed';

/** The status of a step for people who do not see it; the current step has its own attribute. */
export function stepStatusWords(status: Exclude<StepStatus, 'current'>): string {
  return t(`terminal.stepStatus.${status}`);
}

/** The status of each step, in their order; undefined for a state that the POD does not know. */
export function stepStatuses(
  payment: Pick<TerminalPayment, 'state' | 'final' | 'reason'>,
): readonly StepStatus[] | undefined {
  switch (payment.state) {
    case 'pending':
      return ['current', 'not_reached', 'not_reached', 'not_reached'];
    case 'waiting_for_card':
    case 'declined':
      // After a decline, the terminal continues to wait for another card.
      return ['done', 'current', isCardDeclined(payment) ? 'failed' : 'not_reached', 'not_reached'];
    case 'authorising':
      return ['done', 'done', 'current', 'not_reached'];
    case 'approved':
    case 'partially_approved':
      return ['done', 'done', 'done', 'done'];
    case 'cancelled':
    case 'timed_out':
    case 'failed':
      return ['done', 'not_reached', 'not_reached', hasEnded(payment) ? 'failed' : 'current'];
    default:
      return undefined;
  }
}

/** Whether the last card was declined, and the terminal waits for another one. */
export function isCardDeclined({ state, reason }: Pick<TerminalPayment, 'state' | 'reason'>): boolean {
  return state === 'declined' || (state === 'waiting_for_card' && reason !== undefined);
}

/** WisePay's codes that have their own words. */
const knownReasons = [
  'insufficient_funds',
  'expired_card',
  'incorrect_pin',
  'card_not_supported',
  'no_card',
  'terminal_silent',
  'terminal_offline',
  'cancelled_on_device',
] as const;

/** Why, in the form that follows "Nothing was charged:". A code without its own words stays as WisePay sent it. */
export function reasonWords(reason: string): string {
  const known = knownReasons.find((each) => each === reason);
  return known === undefined ? reason : t(`terminal.reason.${known}`);
}

/** Says when the panel will report that there is no answer. */
export function patienceWords(seconds: number): string {
  return seconds % 60 === 0
    ? plural('terminal.doubt.soon.minutes', seconds / 60)
    : plural('terminal.doubt.soon.seconds', seconds);
}

/**
 * What happens right now, for a payment that has not ended. A declined card has words of its own.
 *
 * @param terminal its label
 */
export function progressWords(
  { state, cancelRequested }: Pick<TerminalPayment, 'state' | 'cancelRequested'>,
  terminal: string,
): string {
  if (state === 'authorising') {
    const tooLate = cancelRequested && t('terminal.progress.maybeTooLate');
    return sentences(t('terminal.progress.authorising'), tooLate);
  }
  if (!isListed(terminalPaymentStateSchema, state)) {
    return t('terminal.progress.reported', { state: unlistedWords(state) });
  }
  if (cancelRequested) return t('terminal.progress.cancelling');
  return state === 'pending'
    ? t('terminal.progress.pending', { terminal })
    : t('terminal.progress.waiting', { terminal });
}
